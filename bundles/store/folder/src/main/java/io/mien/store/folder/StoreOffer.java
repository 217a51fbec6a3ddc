package io.mien.store.folder;

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
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/**
 * Opens a gallery beside everything else that starts, and offers it as a {@link FaceStore} once it is open. A folder that
 * another store owns is tried again until it is free: so a newer version of a bundle takes over when the older one stops.
 * Any other failure is final. The component of each store extends it. Thread-safe.
 */
public class StoreOffer implements StoreStatus {
    private static final Logger LOG = System.getLogger(StoreOffer.class.getName());

    private final BundleContext context;
    private final String name;
    private final long retryMillis;
    private final long closeMillis;
    private final Map<String, Object> more;
    private final Opening opening;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<Thread> opener = Optional.empty(); // there once it is started
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<OwnedStore> store = Optional.empty();
    private volatile Optional<ServiceRegistration<FaceStore>> offered = Optional.empty();

    /** How the store is opened. */
    public interface Opening {
        /** @param restored to be told the gallery's id after a restore */
        OwnedStore open(Consumer<GalleryId> restored) throws StoreException;
    }

    /**
     * Opens nothing before {@link #start}.
     *
     * @param name of the stage
     * @param more properties of the {@link FaceStore}
     * @param retryMillis until a folder that another store owns is tried again
     * @param closeMillis how long stopping waits for the opener to end
     */
    protected StoreOffer(
            BundleContext context,
            String name,
            Map<String, Object> more,
            long retryMillis,
            long closeMillis,
            Opening opening) {
        this.context = context;
        this.name = name;
        this.more = Map.copyOf(more);
        this.retryMillis = retryMillis;
        this.closeMillis = closeMillis;
        this.opening = opening;
    }

    /** Begins to open the gallery; once. */
    public void start() {
        Thread started = new Thread(this::open, "store opener of " + name);
        started.setDaemon(true);
        opener = Optional.of(started);
        started.start();
    }

    @Override
    public final Optional<String> problem() {
        return problem;
    }

    @Override
    public final Optional<String> remaining() {
        return store.flatMap(OwnedStore::remaining);
    }

    private void open() {
        try {
            Optional<OwnedStore> opened = openOnceFree();
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

    /** A failure that follows from the stop of the offer, and the loss of its classes, is not reported. */
    private void failed(Throwable failure) {
        if (stopped.getCount() > 0) {
            problem = Optional.of(String.valueOf(failure.getMessage()));
            // What waits for the store says why there is none, as status does of one that nothing waits for.
            LOG.log(Level.INFO, "No store: {0}", failure.getMessage());
        }
        LOG.log(Level.DEBUG, "No store", failure);
    }

    /** @return empty if it was stopped in the meantime */
    private Optional<OwnedStore> openOnceFree() throws StoreException, InterruptedException {
        while (stopped.getCount() > 0) {
            try {
                OwnedStore opened = opening.open(this::restored);
                problem = Optional.empty();
                return Optional.of(opened);
            } catch (FolderInUseException e) {
                if (problem.isEmpty()) {
                    LOG.log(e.isHandedOver() ? Level.INFO : Level.WARNING, "No store yet: {0}", e.getMessage());
                }
                problem = Optional.of(e.getMessage());
                stopped.await(retryMillis, TimeUnit.MILLISECONDS);
            }
        }
        return Optional.empty();
    }

    /** Whichever runs second, this or {@link #stop}, sees what the other did, so that nothing stays registered or open. */
    private void offer(OwnedStore opened) {
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

    /** Of what a component is configured with, what is handed on to the {@link FaceStore}. */
    protected static Map<String, Object> ranking(Map<String, Object> configured) {
        return configured.get(Constants.SERVICE_RANKING) instanceof Integer ranking
                ? Map.of(Constants.SERVICE_RANKING, ranking)
                : Map.of();
    }

    /** The service goes first, so that no new call comes; running ones are waited for by the store. */
    public void stop() throws InterruptedException {
        stopped.countDown();
        if (opener.isPresent()) {
            opener.get().join(closeMillis);
        }
        end();
    }

    private void end() {
        offered.ifPresent(StoreOffer::withdraw);
        if (store.isPresent()) {
            try {
                store.get().close();
            } catch (StoreException e) {
                LOG.log(Level.ERROR, e.getMessage(), e);
            }
        }
    }

    static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }
}
