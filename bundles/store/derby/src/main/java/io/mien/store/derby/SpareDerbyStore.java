package io.mien.store.derby;

import io.mien.store.folder.ConfiguredGallery;
import io.mien.store.folder.SpareOffer;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Another gallery beside that of {@link DerbyStoreComponent}, to move people into: as many as there are configurations
 * {@code io.mien.store.derby.spare~NAME}. It is the stage NAME, and serves only if that is asked for. It says in the log,
 * and by no {@code StoreStatus}, why it does not open: a command does not depend on it.
 */
@Component(
        name = SpareDerbyStore.PID,
        service = {},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DerbyStoreConfig.class, factory = true)
public final class SpareDerbyStore extends DerbyStoreComponent {
    static final String PID = "io.mien.store.derby.spare";

    /** @param configured all properties, of which the PID is the name */
    @Activate
    public SpareDerbyStore(BundleContext context, DerbyStoreConfig configuration, Map<String, Object> configured) {
        super(
                context,
                configuration,
                SpareOffer.name(PID, configured),
                SpareOffer.properties(),
                ConfiguredGallery.folder(configuration.folder()),
                true);
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
