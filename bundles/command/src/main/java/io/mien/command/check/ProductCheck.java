package io.mien.command.check;

import io.mien.MienException;
import io.mien.command.framework.FrameworkConfigurations;
import io.mien.command.framework.Services;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import io.mien.support.components.ComponentReport;
import io.mien.support.components.IdleComponent;
import io.mien.support.components.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Finds what a product lacks: configurations that nothing takes, and components that do not run. */
public final class ProductCheck {
    private static final String OURS = "io.mien.";

    private final Services services;
    private final FrameworkConfigurations configurations;
    private final String store;

    /** @param store which the product names, by the PID of its configuration */
    public ProductCheck(Services services, FrameworkConfigurations configurations, String store) {
        this.services = services;
        this.configurations = configurations;
        this.store = store;
    }

    /**
     * The configurations that no component takes, each with the name that was probably meant. A configuration of a bundle of
     * ours that this product starts for other commands only is not one of them.
     */
    public List<String> misnamed() throws MienException {
        Optional<ComponentReport> report = report();
        if (report.isEmpty()) {
            return List.of();
        }
        Set<String> taken = new TreeSet<>(report.get().pids());
        taken.addAll(services.managedPids());
        List<String> misnamed = new ArrayList<>();
        for (String pid : configurations.pids()) {
            Optional<String> meant = NearestName.of(pid, taken);
            if (!taken.contains(pid) && (meant.isPresent() || !pid.startsWith(OURS))) {
                misnamed.add("no component takes the configuration " + pid
                        + meant.map(name -> "; one takes " + name).orElse(""));
            }
        }
        return misnamed;
    }

    /** The components that do not run, with the reason. */
    public List<IdleComponent> idle() {
        return report().map(ComponentReport::idle).orElse(List.of());
    }

    /** The stores that lack something, or failed, whichever the product names. */
    public List<IdleComponent> idleStores() {
        Set<String> types = Set.of(FaceStore.class.getName(), StoreStatus.class.getName());
        return report().map(r -> r.idleOf(types, store)).orElse(List.of());
    }

    private Optional<ComponentReport> report() {
        return services.await(ServiceComponentRuntime.class, Duration.ZERO).map(ComponentReport::new);
    }
}
