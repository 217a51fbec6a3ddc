package io.mien.aligner.opencv;

import io.mien.ProvideStage;
import io.mien.StageProperties;
import io.mien.aligner.Aligner;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Offers the aligner once OpenCV's native code is loaded. DS would register it before, and a service that cannot be made
 * would stay registered above those that can.
 */
@Component(
        name = "io.mien.aligner.opencv",
        immediate = true,
        service = {})
@Designate(ocd = OpenCvAlignerConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = {"objectClass:List<String>=\"io.mien.aligner.Aligner\"", "uses:=\"io.mien.aligner\""})
@ProvideStage(kind = "aligner", name = "opencv")
public final class OpenCvAlignerComponent {
    private static final Logger LOG = System.getLogger(OpenCvAlignerComponent.class.getName());

    private final String version;
    private final Optional<ServiceRegistration<Aligner>> offered;

    @Activate
    public OpenCvAlignerComponent(BundleContext context, OpenCvAlignerConfig configuration) {
        this(context, configuration.service_ranking(), OpenCvAligner::new);
    }

    OpenCvAlignerComponent(BundleContext context, int ranking, Supplier<Aligner> maker) {
        version = context.getBundle().getVersion().toString();
        offered = made(maker).map(aligner -> context.registerService(Aligner.class, aligner, properties(ranking)));
    }

    private static Optional<Aligner> made(Supplier<Aligner> maker) {
        try {
            return Optional.of(maker.get());
        } catch (LinkageError e) {
            LOG.log(Level.ERROR, "The OpenCV aligner is not offered: {0}", e.getMessage());
            LOG.log(Level.DEBUG, "The OpenCV aligner is not offered", e);
            return Optional.empty();
        }
    }

    private Dictionary<String, Object> properties(int ranking) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(StageProperties.NAME, "opencv");
        properties.put(StageProperties.VERSION, version);
        properties.put(Constants.SERVICE_RANKING, ranking);
        return properties;
    }

    @Modified
    void modified(OpenCvAlignerConfig configuration) {
        offered.ifPresent(service -> service.setProperties(properties(configuration.service_ranking())));
    }

    @Deactivate
    void withdraw() {
        try {
            offered.ifPresent(ServiceRegistration::unregister);
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }
}
