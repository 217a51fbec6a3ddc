package io.mien.inference.dual;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.ModelRejectedException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Owns the sessions of one engine until they are freed, and takes no others to its two buffers. Each engine extends it.
 * Thread-safe.
 */
public class SessionOwner implements DualBuffer {
    private static final System.Logger LOG = System.getLogger(SessionOwner.class.getName());

    private final Duration drain;
    private final Set<EngineSession> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** @param drain how long closing one session, or all of them, waits for calls that run */
    public SessionOwner(Duration drain) {
        this.drain = drain;
    }

    /**
     * Takes a session that was just opened.
     *
     * @return that session
     * @throws ModelRejectedException if the engine was stopped in the meantime; the session is then closed
     */
    protected final InferenceSession add(EngineSession session) throws ModelRejectedException {
        // First added, then asked: a stop that comes between the two closes it as well.
        open.add(session);
        if (stopped) {
            session.close();
            throw new ModelRejectedException(session.model(), "the engine was stopped");
        }
        return session;
    }

    @Override
    public final boolean takes(InferenceSession session) {
        return session instanceof EngineSession one && one.isOf(this);
    }

    @Override
    public final <T> CompletionStage<T> submit(InferenceSession session, List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        if (session instanceof EngineSession one && one.isOf(this)) {
            return one.submit(batch, decode);
        }
        throw new IllegalArgumentException("not a session of this engine: " + session);
    }

    /** Closes what is still open, all in the time of one: a session must not outlive the bundle of its engine. */
    public void stop() {
        stopped = true;
        List<EngineSession> all = List.copyOf(open);
        all.forEach(EngineSession::retire);
        long deadline = System.nanoTime() + drain.toNanos();
        all.forEach(session -> session.awaitFreed(deadline));
    }

    Duration drain() {
        return drain;
    }

    /** All that it used is free again. */
    void freed(EngineSession session) {
        open.remove(session);
    }

    /** Counts a session that was closed while a call still runs: its memory stays until that call ends. */
    void leaked(EngineSession session) {
        LOG.log(
                Level.WARNING,
                "{0} is closed but still runs; its memory stays until that call ends. So many models do: {1}",
                session.model(),
                open.stream().filter(EngineSession::leaked).count());
    }
}
