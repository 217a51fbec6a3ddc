package io.mien.display;

import io.mien.recognizer.FrameResult;
import org.osgi.annotation.versioning.ConsumerType;

/** Where the results of a stream are shown. Called by one thread, in the order of the frames; must not hold it up. */
@ConsumerType
public interface FrameSink {
    /** Shows a result. What cannot be shown is the sink's own business; the stream goes on. */
    void show(FrameResult result);
}
