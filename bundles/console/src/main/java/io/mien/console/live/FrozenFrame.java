package io.mien.console.live;

import io.mien.track.TrackedFrame;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The frame that a page has frozen, kept until the next one is frozen or it is let go. Thread-safe; never waits. */
final class FrozenFrame {
    private Optional<TrackedFrame> frame = Optional.empty(); // guarded by this
    private boolean asked; // guarded by this: the frame is not sent yet
    private long askedSince; // guarded by this: when it was asked for first while none was sent

    /**
     * Freezes a frame, and asks for it to be sent; a newer request takes the place of one that is not answered.
     *
     * @param found empty if it is not kept any more; then none is frozen
     * @return whether it was found
     */
    synchronized boolean freeze(Optional<TrackedFrame> found) {
        frame = found;
        if (!asked) {
            askedSince = System.nanoTime();
        }
        asked = found.isPresent();
        return asked;
    }

    /** Takes over a frame that the page was sent before. */
    synchronized void keep(TrackedFrame sent) {
        frame = Optional.of(sent);
        asked = false;
        askedSince = System.nanoTime();
    }

    synchronized void thaw() {
        frame = Optional.empty();
        asked = false;
    }

    synchronized Optional<TrackedFrame> frame() {
        return frame;
    }

    /** Nanoseconds since it was asked for; empty if it was sent, or there is none. */
    synchronized OptionalLong waiting(long now) {
        return asked ? OptionalLong.of(now - askedSince) : OptionalLong.empty();
    }

    /** The frame that was asked for, which the caller sends; empty if it was sent. */
    synchronized Optional<TrackedFrame> take() {
        Optional<TrackedFrame> taken = asked ? frame : Optional.empty();
        asked = false;
        return taken;
    }

    synchronized Optional<LiveViewer.Kept> kept(long now) {
        return frame.map(f -> new LiveViewer.Kept(f, true, now - askedSince));
    }

    /** Lets the frame go if it is one of these, and was sent. */
    synchronized void forget(Set<TrackedFrame> frames) {
        if (!asked) {
            frame = frame.filter(f -> !frames.contains(f));
        }
    }
}
