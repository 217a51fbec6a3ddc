package io.mien.runtime.maix;

import io.mien.deploy.Deployment;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.MienStarter.RunningMaix;
import io.mien.recognizer.Recognizer;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.StartException;
import io.mien.session.OwnedDataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;

/** A product that runs inside the program, with its data folder. */
final class RunningProduct implements RunningMaix {
    /** The components register within a second of the start; on a slow processor that does much else, later. */
    static final Duration WAIT = Duration.ofSeconds(60);

    private final MienRuntime runtime;
    private final ProgramData data;
    private final boolean stages;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param home the distribution
     * @param stages whether models are run
     */
    RunningProduct(MienRuntime runtime, Path home, ProgramData data, boolean stages) {
        this.runtime = runtime;
        this.data = data;
        this.stages = stages;
        OwnedDataFolder owned = new OwnedDataFolder(data.path(), home, OwnedDataFolder.Use.SERVE);
        runtime.context().registerService(OwnedDataFolder.class, owned, null);
    }

    @Override
    public BundleContext context() {
        requireOpen();
        return runtime.context();
    }

    @Override
    public <T> T service(Class<T> type, Duration wait) {
        requireOpen();
        try {
            return runtime.await(type, wait);
        } catch (StartException e) {
            throw new MaixException(Err.ERR_NOT_READY, e.getMessage(), e);
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new MaixException(Err.ERR_NOT_READY, "this Mien is closed");
        }
    }

    @Override
    public Recognizer recognizer() {
        return ofStages(Recognizer.class);
    }

    @Override
    public Deployment deployment() {
        return ofStages(Deployment.class);
    }

    private <T> T ofStages(Class<T> type) {
        if (!stages) {
            throw new MaixException(
                    Err.ERR_NOT_READY,
                    "this Mien is for cameras and picture files; it runs no models: " + type.getName());
        }
        return service(type, WAIT);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (data) {
                runtime.close();
            }
        }
    }
}
