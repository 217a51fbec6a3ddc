package io.mien.session;

import io.mien.StageWishes;
import org.osgi.annotation.versioning.ConsumerType;

/** A component that opens stages, such as a host; registered as a service. */
@ConsumerType
public interface WishListener {
    /**
     * Called with each {@link Sessions#wish}, one after the other, after the recognizer follows it; and with the last one when the
     * listener is registered later. It returns soon.
     */
    void wished(StageWishes wishes);
}
