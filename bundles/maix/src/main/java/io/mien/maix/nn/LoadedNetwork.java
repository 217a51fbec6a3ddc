package io.mien.maix.nn;

import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.util.tracker.ServiceTracker;

/** A model in the session of an engine. Thread-safe. */
final class LoadedNetwork implements AutoCloseable {
    /** An engine that is replaced comes back. */
    private static final Duration RETURN = Duration.ofSeconds(20);

    private final Maix maix;
    private final boolean own;
    private final String file;
    private final MUD mud;
    private final Model model;
    private final ServiceTracker<InferenceEngine, InferenceEngine> engines;
    private final ServiceTracker<DualBuffer, DualBuffer> buffers;
    private InferenceSession session; // guarded by this
    private volatile boolean closed;

    private LoadedNetwork(Maix maix, boolean own, String file, Model model) {
        this.maix = maix;
        this.own = own;
        this.file = file;
        this.model = model;
        mud = new MUD(file);
        engines = new ServiceTracker<>(maix.mien().context(), InferenceEngine.class, null);
        buffers = new ServiceTracker<>(maix.mien().context(), DualBuffer.class, null);
        engines.open();
        buffers.open();
        try {
            session = openSession(ServingWait.SETTLING);
        } catch (RuntimeException | Error e) {
            closeTrackers();
            throw e;
        }
    }

    /**
     * @param given a Mien of the program's; empty: one of its own is opened
     * @throws MaixException naming the model and what is wrong with it; nothing is left open
     */
    static LoadedNetwork open(Optional<Maix> given, String file) {
        ModelChoice choice = ModelChoice.of(file);
        if (choice.file().isEmpty()) {
            throw new MaixException(Err.ERR_ARGS, file + ": a network is given by the path of its .mud file");
        }
        Model model = model(choice);
        Maix maix = given.orElseGet(Maix::open);
        try {
            return new LoadedNetwork(maix, given.isEmpty(), file, model);
        } catch (RuntimeException | Error e) {
            if (given.isEmpty()) {
                maix.close();
            }
            throw e;
        }
    }

    private static Model model(ModelChoice choice) {
        Mud mud = choice.mud().orElseThrow();
        Path weights = choice.file().orElseThrow().resolveSibling(mud.file());
        try {
            String digest = Sha256.of(weights);
            if (mud.sha256().filter(expected -> !expected.equals(digest)).isPresent()) {
                throw new MaixException(
                        Err.ERR_ARGS,
                        weights + " has the SHA-256 " + digest + ", not the one that " + choice + " says");
            }
            return new LooseModel(new ModelId(mud.name(), digest), mud, weights);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, weights + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private record LooseModel(ModelId id, Mud mud, Path weights) implements Model {}

    MUD mud() {
        return mud;
    }

    synchronized InferenceSession session() {
        return session;
    }

    /** Opens the model with the engine that is there now, unless another call has done so, or this is closed. */
    void reopen(InferenceSession retired) {
        synchronized (this) {
            if (closed || session != retired) {
                return;
            }
            session = openSession(RETURN);
        }
        // It waits for its calls, and one of them may ask for the session.
        retired.close();
    }

    private InferenceSession openSession(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!closed) {
            Optional<InferenceEngine> engine = engines.getTracked().values().stream()
                    .filter(e -> e.runs(model))
                    .findFirst();
            if (engine.isPresent()) {
                try {
                    return engine.get().open(model);
                } catch (ModelRejectedException e) {
                    throw new MaixException(Err.ERR_ARGS, file + " does not run: " + e.getMessage(), e);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                String reason = "no engine for the format '" + model.mud().format() + "' runs here";
                throw new MaixException(
                        Err.ERR_NOT_IMPL,
                        file + " does not run: "
                                + Failures.withLibrary(reason, model.mud().format()));
            }
            ServingWait.pause();
        }
        throw Failures.notLoaded();
    }

    /** The two buffers of a session's engine. */
    Optional<DualBuffer> buffers(InferenceSession with) {
        return buffers.getTracked().values().stream()
                .filter(service -> service.takes(with))
                .findFirst();
    }

    /** Waits for the calls that run, which may use this in the meantime. */
    @Override
    public void close() {
        closed = true;
        session().close();
        closeTrackers();
        if (own) {
            maix.close();
        }
    }

    private void closeTrackers() {
        engines.close();
        buffers.close();
    }
}
