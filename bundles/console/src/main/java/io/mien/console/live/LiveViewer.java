package io.mien.console.live;

import io.mien.track.TrackedFrame;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One open page: what it watches, what is on the way to it, and what is kept for its buttons. Thread-safe; never waits. */
final class LiveViewer {
    /** Never due. */
    static final long NEVER = Long.MAX_VALUE;

    /** How a page is reached. */
    interface Wire {
        /** Sends a frame of a source; does not block. */
        void send(String source, ByteBuffer frame);

        /** Sends the frozen frame; does not block. */
        void sendFrozen(ByteBuffer frame);

        /** Says why the frozen frame is not sent; does not block. */
        void refuseFrozen(String reason);

        /** Ends the connection. Idempotent; does not block. */
        void drop(String reason);

        /** Asks the page for an answer, unless it owes one; does not block. */
        void ping();

        /** Since when, by {@link System#nanoTime}, the page has not read a message or not answered; empty if it has. */
        Optional<Long> waitingSince();
    }

    /**
     * Limits of one page.
     *
     * @param onTheWay frames of a source that were sent and are not shown yet
     * @param interval in which a page is sent one frame of a source; intervals begin at the same time for all pages, which are
     *     then sent, and keep, the same frames
     * @param remembered frames of a source that are kept
     */
    record Limits(int onTheWay, Duration interval, int remembered) {
        static Limits of(ViewerConfig config) {
            Duration interval = Duration.ofNanos(Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / config.fps())));
            return new Limits(config.on_the_way(), interval, config.remembered());
        }
    }

    /** What a page was sent of one source. */
    private static final class Sent {
        private final Deque<Remembered> remembered = new ArrayDeque<>(); // newest last
        private final Map<Long, Long> onTheWay = new HashMap<>(); // nanos by sequence
        /** The last one, which is not sent twice. */
        private WeakReference<TrackedFrame> last = new WeakReference<>(null);

        /** The interval in which the last one was sent. */
        private long interval;
    }

    private record Remembered(TrackedFrame frame, long since) {}

    /**
     * A frame that is kept for the page's buttons.
     *
     * @param age nanoseconds since it was sent, or was asked for if it is frozen
     */
    record Kept(TrackedFrame frame, boolean frozen, long age) {}

    private final String id;
    private final Limits limits;
    private final Wire wire;
    private Set<String> watched = Set.of(); // guarded by this
    private final Map<String, Sent> sent = new HashMap<>(); // guarded by this
    private final FrozenFrame frozen = new FrozenFrame();

    /** @param id under which the page's requests name it */
    LiveViewer(String id, Limits limits, Wire wire) {
        this.id = id;
        this.limits = limits;
        this.wire = wire;
    }

    String id() {
        return id;
    }

    /** The page watches these sources alone. Frames of others are forgotten, but for a frozen one. */
    synchronized void watch(Set<String> sources) {
        watched = Set.copyOf(sources);
        sent.keySet().retainAll(watched);
    }

    synchronized boolean watches(String source) {
        return watched.contains(source);
    }

    synchronized boolean watchesAny() {
        return !watched.isEmpty();
    }

    /** The page has shown a frame. One that was not sent is ignored. */
    synchronized void shown(String source, long sequence) {
        Sent of = sent.get(source);
        if (of != null) {
            of.onTheWay.remove(sequence);
        }
    }

    /**
     * When a frame may be sent to the page.
     *
     * @param now the time in nanoseconds
     * @return nanoseconds from now, 0 for at once, or {@link #NEVER} before something else happens
     */
    synchronized long due(TrackedFrame frame, long now) {
        if (!watched.contains(frame.source())) {
            return NEVER;
        }
        Sent of = sent.get(frame.source());
        if (of == null) {
            return 0;
        }
        if (of.last.refersTo(frame) || of.onTheWay.size() >= limits.onTheWay) {
            return NEVER;
        }
        long next = (of.interval + 1) * limits.interval.toNanos();
        return Math.max(0, next - now);
    }

    /**
     * Sends a frame that is due.
     *
     * @param message of it; empty if it has none, and is passed over
     */
    void send(TrackedFrame frame, Optional<ByteBuffer> message, long now) {
        if (keep(frame, message.isPresent(), now)) {
            message.ifPresent(m -> wire.send(frame.source(), m));
        }
    }

    private synchronized boolean keep(TrackedFrame frame, boolean shown, long now) {
        if (!watched.contains(frame.source())) {
            return false;
        }
        Sent of = sent.computeIfAbsent(frame.source(), s -> new Sent());
        of.last = new WeakReference<>(frame);
        of.remembered.addLast(new Remembered(frame, now));
        if (of.remembered.size() > limits.remembered) {
            of.remembered.removeFirst();
        }
        if (shown) {
            of.onTheWay.put(frame.frame().sequence(), now);
        }
        of.interval = Math.floorDiv(now, limits.interval.toNanos());
        return true;
    }

    /**
     * A frame that the page was sent lately.
     *
     * @return empty if it is not kept any more, or never was sent
     */
    synchronized Optional<TrackedFrame> frame(String source, long sequence) {
        Sent of = sent.get(source);
        return of == null
                ? Optional.empty()
                : of.remembered.stream()
                        .map(Remembered::frame)
                        .filter(f -> f.frame().sequence() == sequence)
                        .reduce((earlier, later) -> later);
    }

    /**
     * Freezes a frame that the page was sent lately, and asks for it to be sent.
     *
     * @return false if it is not kept any more
     */
    boolean freeze(String source, long sequence) {
        return frozen.freeze(frame(source, sequence));
    }

    FrozenFrame frozen() {
        return frozen;
    }

    void sendFrozen(ByteBuffer message) {
        wire.sendFrozen(message);
    }

    void refuseFrozen(String reason) {
        wire.refuseFrozen(reason);
    }

    /** All frames that are kept. */
    synchronized List<Kept> kept(long now) {
        List<Kept> kept = new ArrayList<>();
        for (Sent of : sent.values()) {
            of.remembered.forEach(r -> kept.add(new Kept(r.frame, false, now - r.since)));
        }
        frozen.kept(now).ifPresent(kept::add);
        return kept;
    }

    /** Forgets frames, but for a frozen one that the page still waits for. */
    synchronized void forget(Set<TrackedFrame> frames) {
        sent.values().forEach(of -> of.remembered.removeIf(r -> frames.contains(r.frame)));
        frozen.forget(frames);
    }

    /**
     * Drops the page if it has not read, or not shown, something for longer than this; else asks it for an answer.
     *
     * @param now the time in nanoseconds
     * @return whether it stays
     */
    boolean staysAfter(Duration longest, long now) {
        long since = now - longest.toNanos();
        boolean silent = wire.waitingSince().filter(w -> w - since < 0).isPresent() || showsNothing(since);
        if (silent) {
            drop("The page did not show what it was sent.");
        } else {
            wire.ping();
        }
        return !silent;
    }

    private synchronized boolean showsNothing(long since) {
        return sent.values().stream().flatMap(s -> s.onTheWay.values().stream()).anyMatch(at -> at - since < 0);
    }

    void drop(String reason) {
        wire.drop(reason);
    }
}
