package io.mien.camera;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens the sources of some schemes, as a service of the whiteboard. Thread-safe. */
@ConsumerType
public interface FrameSourceFactory {
    /** The schemes of the addresses that it opens, in lower case; always the same. */
    Set<String> schemes();

    /**
     * Opens a source. The caller closes it, also if this factory leaves.
     *
     * @param address of one of {@link #schemes}
     * @throws FrameSourceException if there can never be a frame, naming the address and what to do; a live source that is
     *     merely away is opened, and waited for by {@link FrameSource#next}
     */
    FrameSource open(SourceAddress address) throws FrameSourceException;

    /**
     * Least score for a name, 0..1, that suits what the sources show, unless one is configured; 0: that of the model. Drawn
     * faces, for one, are more alike than those of people.
     */
    default double threshold() {
        return 0;
    }
}
