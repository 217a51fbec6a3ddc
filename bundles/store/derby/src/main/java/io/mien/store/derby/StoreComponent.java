package io.mien.store.derby;

import io.mien.StageProperties;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.StoreStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens the configured gallery beside everything else that starts, and offers it as a {@link FaceStore} once it is open. A
 * folder that another store owns is tried again until it is free: so a newer version of this bundle takes over when the
 * older one stops. Any other failure is final, until the configuration changes.
 */
@Component(
        name = StoreComponent.PID,
        service = StoreStatus.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DerbyStoreConfiguration.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.store.FaceStore'",
        effective = "active")
public final class StoreComponent implements StoreStatus {
    static final String PID = "io.mien.store.derby";

    private static final String NAME = "derby";

    private static final Logger LOG = System.getLogger(StoreComponent.class.getName());

    private final BundleContext context;
    private final String name;
    private final DerbyStoreConfiguration configuration;
    private final Map<String, Object> more;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread opener;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<DerbyFaceStore> store = Optional.empty();
    private volatile Optional<ServiceRegistration<FaceStore>> offered = Optional.empty();

    /** @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore} */
    @Activate
    public StoreComponent(
            BundleContext context, DerbyStoreConfiguration configuration, Map<String, Object> configured) {
        this(context, configuration, NAME, ranking(configured));
    }

    /**
     * @param name of the stage
     * @param more properties of the {@link FaceStore}
     */
    StoreComponent(
            BundleContext context, DerbyStoreConfiguration configuration, String name, Map<String, Object> more) {
        this.context = context;
        this.configuration = configuration;
        this.name = name;
        this.more = more;
        opener = new Thread(this::open, PID + " opener of " + name);
        opener.setDaemon(true);
        opener.start();
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    private void open() {
        try {
            Settings settings = Settings.of(configuration, System::getenv);
            Optional<DerbyFaceStore> opened = openOnceFree(settings);
            if (opened.isPresent()) {
                store = opened;
                offer(opened.get());
            }
        } catch (StoreException | RuntimeException | LinkageError e) {
            failed(e);
        } catch (InterruptedException e) {
            // Nobody but a dying process interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    /** What fails because the component was stopped, and its classes taken away, is of interest to nobody. */
    private void failed(Throwable failure) {
        if (stopped.getCount() > 0) {
            problem = Optional.of(String.valueOf(failure.getMessage()));
            LOG.log(Level.ERROR, "No store: {0}", failure.getMessage());
        }
        LOG.log(Level.DEBUG, "No store", failure);
    }

    /** @return empty where the component was stopped meanwhile */
    private Optional<DerbyFaceStore> openOnceFree(Settings settings) throws StoreException, InterruptedException {
        while (stopped.getCount() > 0) {
            try {
                DerbyFaceStore opened = DerbyFaceStore.open(settings, Schema.current(), this::restored);
                problem = Optional.empty();
                return Optional.of(opened);
            } catch (FolderInUseException e) {
                if (problem.isEmpty()) {
                    LOG.log(e.isHandedOver() ? Level.INFO : Level.WARNING, "No store yet: {0}", e.getMessage());
                }
                problem = Optional.of(e.getMessage());
                stopped.await(configuration.retry_millis(), TimeUnit.MILLISECONDS);
            }
        }
        return Optional.empty();
    }

    /** Whoever comes second, this or {@link #stop}, finds what the other did: nothing stays offered or open. */
    private void offer(DerbyFaceStore opened) {
        try {
            if (stopped.getCount() > 0) {
                offered = Optional.of(context.registerService(FaceStore.class, opened, properties(opened.gallery())));
            }
        } finally {
            if (stopped.getCount() == 0) {
                end();
            }
        }
    }

    private void restored(GalleryId gallery) {
        offered.ifPresent(registration -> registration.setProperties(properties(gallery)));
    }

    private Dictionary<String, Object> properties(GalleryId gallery) {
        Dictionary<String, Object> properties = new Hashtable<>(more);
        properties.put(StageProperties.NAME, name);
        properties.put(StageProperties.VERSION, context.getBundle().getVersion().toString());
        properties.put(StageProperties.MODEL, gallery.toString());
        return properties;
    }

    private static Map<String, Object> ranking(Map<String, Object> configured) {
        return configured.get(Constants.SERVICE_RANKING) instanceof Integer ranking
                ? Map.of(Constants.SERVICE_RANKING, ranking)
                : Map.of();
    }

    /** The service goes first, so that no new call comes; running ones are waited for by the store. */
    @Deactivate
    void stop() throws InterruptedException {
        stopped.countDown();
        opener.join(configuration.close_millis());
        end();
    }

    private void end() {
        offered.ifPresent(StoreComponent::withdraw);
        if (store.isPresent()) {
            try {
                store.get().close();
            } catch (StoreException e) {
                LOG.log(Level.ERROR, e.getMessage(), e);
            }
        }
    }

    private static void withdraw(ServiceRegistration<FaceStore> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }
}
