package io.mien.store.derby;

import io.mien.ProvideStage;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import io.mien.store.folder.StoreOffer;
import java.util.Map;
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
@ProvideStage(kind = "store", name = "derby")
public class DerbyStoreComponent extends StoreOffer {
    static final String PID = "io.mien.store.derby";

    /** @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore} */
    @Activate
    public DerbyStoreComponent(BundleContext context, DerbyStoreConfig configuration, Map<String, Object> configured) {
        this(context, configuration, "derby", ranking(configured));
    }

    DerbyStoreComponent(BundleContext context, DerbyStoreConfig configuration, String name, Map<String, Object> more) {
        super(
                context,
                name,
                more,
                configuration.retry_millis(),
                configuration.close_millis(),
                restored -> DerbyFaceStore.open(
                        DerbySettings.of(configuration, System::getenv), GallerySchema.current(), restored));
    }

    @Override
    @Activate
    public void start() {
        super.start();
    }

    @Override
    @Deactivate
    public void stop() throws InterruptedException {
        super.stop();
    }
}
