package io.mien.maix;

import io.mien.maix.MienStarter.RunningMaix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A Mien that runs inside this program. Recognizers, detectors and cameras open one of their own if they are given none. It ends
 * with {@link #close}, which leaves no thread, no file and no class loader behind, or with the program. Thread-safe.
 */
public final class Maix implements AutoCloseable {
    private static final SharedMaix SHARED =
            new SharedMaix(() -> starter().start(new StartRequest(false, List.of(), Map.of(), Optional.empty())));

    private static final LingeringLease LINGERING = new LingeringLease(SHARED, Duration.ofSeconds(2));

    private final RunningMaix running;
    private final Runnable end;
    private volatile boolean closed;

    private Maix(RunningMaix running, Runnable end) {
        this.running = running;
        this.end = end;
    }

    /** Opens one with the models that come with Mien. What it stores is temporary: it is removed when it is closed. */
    public static Maix open() {
        return open(new StartRequest(true, List.of(), Map.of(), Optional.empty()));
    }

    /**
     * Opens one whose people and deployments stay.
     *
     * @param storage its folder, created if it is missing; one Mien at a time uses it
     * @throws MaixException naming the folder, if it cannot be used
     */
    public static Maix open(Path storage) {
        return open(new StartRequest(true, List.of(), Map.of(), Optional.of(storage)));
    }

    /**
     * Opens what is asked for.
     *
     * @throws MaixException naming what is in the way; nothing is left running
     */
    public static Maix open(StartRequest request) {
        RunningMaix running = starter().start(request);
        return new Maix(running, running::close);
    }

    /**
     * The Mien for cameras and picture files, without models. The first call starts it; each call is a lease of its own, and the last
     * one that is closed ends it. A program that needs it often keeps a lease.
     *
     * @throws MaixException naming what is in the way; nothing is left running
     */
    public static Maix shared() {
        return new Maix(SHARED.lease(), SHARED::giveBack);
    }

    /**
     * As {@link #shared}, but it ends two seconds after the last one is closed, or with the program: for short uses that may follow
     * each other.
     */
    public static Maix lingering() {
        return new Maix(LINGERING.begin(), LINGERING::end);
    }

    /**
     * The Mien that serves the page of a display, without models.
     *
     * @param port of this machine's loopback address; 0: any that is free
     * @throws MaixException naming what is in the way; nothing is left running
     */
    public static Maix page(int port) {
        RunningMaix running = starter().startPage(port);
        return new Maix(running, running::close);
    }

    static MienStarter starter() {
        // Not the thread's class loader: in a container that is somebody else's.
        return ServiceLoader.load(MienStarter.class, MienStarter.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new MaixException(
                        Err.ERR_NOT_FOUND, "nothing on the class path starts Mien: mien-maix.jar is missing"));
    }

    /**
     * What runs, with its services, swaps and deployments.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} after {@link #close}
     */
    public Mien mien() {
        if (closed) {
            throw new MaixException(Err.ERR_NOT_READY, "this Mien is closed");
        }
        return running;
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends it and waits for its end. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        end.run();
    }
}
