package io.mien.display;

import io.mien.recognizer.FrameResult;
import org.osgi.annotation.versioning.ConsumerType;

/** Shows the results of a stream. Called by one thread, in the order of the frames; must not block it. */
@ConsumerType
public interface FrameSink {
    /** Shows a result. A sink that cannot show it handles that itself; the stream continues. */
    void show(FrameResult result);
}
