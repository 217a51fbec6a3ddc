package io.mien.track;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of each frame of each source, as a service of the whiteboard. Called by one thread a source, in the order of its frames;
 * must not block it.
 */
@ConsumerType
public interface TrackListener {
    /** A frame was recognized. */
    void tracked(TrackedFrame frame);
}
