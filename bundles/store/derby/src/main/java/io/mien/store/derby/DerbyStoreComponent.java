package io.mien.store.derby;

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
        name = DerbyStoreComponent.PID,
        service = StoreStatus.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DerbyStoreConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.store.FaceStore'",
        effective = "active")
public final class DerbyStoreComponent implements StoreStatus {
    static final String PID = "io.mien.store.derby";

    private static final String NAME = "derby";

    private final StoreOffer offer;

    /** @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore} */
    @Activate
    public DerbyStoreComponent(BundleContext context, DerbyStoreConfig configuration, Map<String, Object> configured) {
        offer = offer(context, configuration, NAME, StoreOffer.ranking(configured));
    }

    static StoreOffer offer(
            BundleContext context, DerbyStoreConfig configuration, String name, Map<String, Object> more) {
        StoreOffer.Waits waits = new StoreOffer.Waits(
                Duration.ofMillis(configuration.retry_millis()), Duration.ofMillis(configuration.close_millis()));
        return new StoreOffer(
                context,
                name,
                more,
                waits,
                restored -> DerbyFaceStore.open(
                        DerbySettings.of(configuration, System::getenv), GallerySchema.current(), restored));
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
