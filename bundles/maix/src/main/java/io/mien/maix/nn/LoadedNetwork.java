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
    /** Engines arrive one by one while a Mien starts. */
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    private static final long PAUSE_MILLIS = 20;

    private final Maix maix;
    private final boolean own;
    private final MUD mud;
    private final Model model;
    private final ServiceTracker<InferenceEngine, InferenceEngine> engines;
    private final ServiceTracker<DualBuffer, DualBuffer> buffers;
    private InferenceSession session; // guarded by this
    private boolean closed; // guarded by this

    private LoadedNetwork(Maix maix, boolean own, String file, ModelChoice choice) {
        this.maix = maix;
        this.own = own;
        mud = new MUD(file);
        model = model(choice);
        engines = new ServiceTracker<>(maix.mien().context(), InferenceEngine.class, null);
        buffers = new ServiceTracker<>(maix.mien().context(), DualBuffer.class, null);
        engines.open();
        buffers.open();
        try {
            session = openSession();
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
        Maix maix = given.orElseGet(Maix::open);
        try {
            return new LoadedNetwork(maix, given.isEmpty(), file, choice);
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
    synchronized void reopen(InferenceSession retired) {
        if (!closed && session == retired) {
            session.close();
            session = openSession();
        }
    }

    private InferenceSession openSession() {
        long deadline = System.nanoTime() + ARRIVAL.toNanos();
        while (true) {
            Optional<InferenceEngine> engine = engines.getTracked().values().stream()
                    .filter(e -> e.runs(model))
                    .findFirst();
            if (engine.isPresent()) {
                try {
                    return engine.get().open(model);
                } catch (ModelRejectedException e) {
                    throw new MaixException(Err.ERR_ARGS, e.getMessage(), e);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new MaixException(
                        Err.ERR_NOT_IMPL,
                        model.mud().name() + ": "
                                + Failures.withLibrary(
                                        "no engine for " + model.mud().format() + " runs here",
                                        model.mud().format()));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw Failures.interrupted("loading");
        }
    }

    /** The two buffers of a session's engine. */
    Optional<DualBuffer> buffers(InferenceSession with) {
        return buffers.getTracked().values().stream()
                .filter(service -> service.takes(with))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        closed = true;
        session.close();
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
