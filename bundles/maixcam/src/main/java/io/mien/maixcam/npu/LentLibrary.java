package io.mien.maixcam.npu;

import io.mien.session.EngineLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Hands a library that is lent to {@link NpuEngine}, unless the configuration names one: the engine then keeps that, and its models
 * stay open.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.mien.maixcam")
public final class LentLibrary {
    private final Optional<ServiceRegistration<Place>> offered;

    /** The path of the lent library: a service of this bundle for its engine. */
    record Place(Path path) {}

    /** @param lent null if none is */
    @Activate
    public LentLibrary(
            BundleContext context,
            NpuConfig config,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY,
                            target = "(" + EngineLibrary.FORMAT + "=" + NpuEngine.CVIMODEL + ")")
                    EngineLibrary lent) {
        offered = lent != null && config.library_path().isBlank()
                ? Optional.of(context.registerService(Place.class, new Place(lent.path()), null))
                : Optional.empty();
    }

    /** The engine has closed its models when this returns. */
    @Deactivate
    void stop() {
        try {
            offered.ifPresent(ServiceRegistration::unregister);
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }
}
