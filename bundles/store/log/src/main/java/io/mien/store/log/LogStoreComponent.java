package io.mien.store.log;

import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import io.mien.store.folder.StoreOffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Offers the configured gallery as a {@link FaceStore}, as {@link StoreOffer} says. */
@Component(
        name = LogStoreComponent.PID,
        service = StoreStatus.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LogStoreConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.store.FaceStore'",
        effective = "active")
public final class LogStoreComponent implements StoreStatus {
    static final String PID = "io.mien.store.log";

    private static final String NAME = "log";

    private final StoreOffer offer;

    /** @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore} */
    @Activate
    public LogStoreComponent(BundleContext context, LogStoreConfig configuration, Map<String, Object> configured) {
        offer = offer(context, configuration, NAME, StoreOffer.ranking(configured));
    }

    static StoreOffer offer(
            BundleContext context, LogStoreConfig configuration, String name, Map<String, Object> more) {
        StoreOffer.Waits waits = new StoreOffer.Waits(
                Duration.ofMillis(configuration.retry_millis()), Duration.ofMillis(configuration.close_millis()));
        return new StoreOffer(
                context,
                name,
                more,
                waits,
                restored -> LogFaceStore.open(LogSettings.of(configuration), new FileLogDisk(), restored));
    }

    @Override
    public Optional<String> problem() {
        return offer.problem();
    }

    @Override
    public Optional<String> remaining() {
        return offer.remaining();
    }

    @Deactivate
    void stop() throws InterruptedException {
        offer.stop();
    }
}
