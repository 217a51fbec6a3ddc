package io.mien.store.derby;

import io.mien.ProvideStage;
import io.mien.session.OpenGallery;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import io.mien.store.folder.ConfiguredGallery;
import io.mien.store.folder.StoreOffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Opens the gallery that is asked for, and offers it as a {@link FaceStore}, as {@link StoreOffer} says. */
@Component(name = DerbyStoreComponent.PID, service = StoreStatus.class, immediate = true)
@Designate(ocd = DerbyStoreConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.store.FaceStore'",
        effective = "active")
@ProvideStage(kind = "store", name = "derby")
public class DerbyStoreComponent extends StoreOffer {
    static final String PID = "io.mien.store.derby";

    private final boolean current;
    private final boolean encrypted;

    /**
     * @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore}
     * @param chosen the gallery, with the properties of its service
     */
    @Activate
    public DerbyStoreComponent(
            BundleContext context,
            DerbyStoreConfig configuration,
            Map<String, Object> configured,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, target = "(" + OpenGallery.STORE + "=" + PID + ")")
                    Map.Entry<Map<String, Object>, OpenGallery> chosen) {
        this(
                context,
                configuration,
                "derby",
                ranking(configured),
                Optional.of(chosen.getValue().folder()),
                ConfiguredGallery.isCurrent(chosen, configuration.folder()));
    }

    DerbyStoreComponent(
            BundleContext context,
            DerbyStoreConfig configuration,
            String name,
            Map<String, Object> more,
            Optional<Path> folder,
            boolean current) {
        super(
                context,
                name,
                more,
                configuration.retry_millis(),
                configuration.close_millis(),
                restored -> DerbyFaceStore.open(
                        DerbySettings.of(configuration, folder, System::getenv), GallerySchema.current(), restored));
        this.current = current;
        encrypted = configuration.encryption();
    }

    @Override
    public boolean isEncrypted() {
        return encrypted;
    }

    @Override
    @Activate
    public void start() {
        if (current) {
            super.start();
        }
    }

    @Override
    @Deactivate
    public void stop() throws InterruptedException {
        super.stop();
    }
}
