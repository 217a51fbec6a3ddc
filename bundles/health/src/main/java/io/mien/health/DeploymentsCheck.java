package io.mien.health;

import io.mien.boot.generation.GenerationFolder;
import io.mien.deploy.Deployment;
import io.mien.session.OwnedDataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether everything that was deployed is started, and no bundle hangs. */
@Component(property = {HealthCheck.NAME + "=deployments", HealthCheck.TAGS + "=mien"})
public final class DeploymentsCheck implements HealthCheck {
    private final GenerationFolder folder;
    private final List<Deployment> deployments = new CopyOnWriteArrayList<>();

    @Activate
    public DeploymentsCheck(@Reference OwnedDataFolder owned) {
        this(owned.data());
    }

    DeploymentsCheck(Path data) {
        this.folder = new GenerationFolder(data);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDeployment(Deployment deployment) {
        deployments.add(deployment);
    }

    void removeDeployment(Deployment deployment) {
        deployments.remove(deployment);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info(
                "generation {} is the current one",
                folder.current().map(String::valueOf).orElse("none"));
        folder.leftOut().forEach(bundle -> log.warn("{}", bundle));
        deployments.stream()
                .flatMap(d -> d.hanging().stream())
                .forEach(bundle -> log.warn("{}: {}", bundle.subject(), bundle.reason()));
        return new Result(log);
    }
}
