package io.mien.health;

import io.mien.boot.generation.GenerationFolder;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Whether everything that was deployed is started. */
@Component(
        configurationPid = "io.mien.health",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {HealthCheck.NAME + "=deployments", HealthCheck.TAGS + "=mien"})
public final class DeploymentsCheck implements HealthCheck {
    private final GenerationFolder folder;

    /** Made by Declarative Services. */
    @Activate
    public DeploymentsCheck(HealthConfig config) {
        this(Path.of(config.data()));
    }

    DeploymentsCheck(Path data) {
        this.folder = new GenerationFolder(data);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info(
                "generation {} is the current one",
                folder.current().map(String::valueOf).orElse("none"));
        folder.leftOut().forEach(bundle -> log.warn("{}", bundle));
        return new Result(log);
    }
}
