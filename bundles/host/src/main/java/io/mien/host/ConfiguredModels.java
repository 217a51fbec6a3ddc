package io.mien.host;

import io.mien.host.config.HostConfig;
import io.mien.session.OpenModels;
import io.mien.session.SessionsOnly;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Has the host open models if it is configured, until there are sessions: so the host waits for one kind of thing.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.mien.host",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.session.OpenModels'",
        effective = "active")
public final class ConfiguredModels {
    private static final String CONFIGURED = "configured";

    private final Optional<ServiceRegistration<OpenModels>> offered;

    /** @param sessions null while what is configured is opened */
    @Activate
    public ConfiguredModels(
            BundleContext context,
            HostConfig config,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    SessionsOnly sessions) {
        Optional<Path> cache = config.cache().isEmpty() ? Optional.empty() : Optional.of(Path.of(config.cache()));
        OpenModels models = new OpenModels(List.of(), cache, Map.of(), Optional.empty());
        Hashtable<String, Object> properties =
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MIN_VALUE, CONFIGURED, true));
        offered = sessions == null
                ? Optional.of(context.registerService(OpenModels.class, models, properties))
                : Optional.empty();
    }

    /** The host itself follows the configuration. */
    @Modified
    void modified() {}

    /** The host closes its models. */
    @Deactivate
    void stop() {
        try {
            offered.ifPresent(ServiceRegistration::unregister);
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }

    /**
     * Whether a host that is to open models has the configuration that goes with it. Components of a bundle learn of their
     * configuration one after the other.
     *
     * @param properties of the service that asks for models
     * @param configured properties of the host
     */
    static boolean isCurrent(Map<String, Object> properties, Map<String, Object> configured) {
        return !Boolean.TRUE.equals(properties.get(CONFIGURED)) || configured.containsKey(Constants.SERVICE_PID);
    }
}
