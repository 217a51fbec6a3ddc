package io.mien.display;

import org.osgi.annotation.versioning.ConsumerType;

/** Where a person is told what became of what they pressed. Thread-safe; must not hold its caller up. */
@ConsumerType
public interface MessageSink {
    /** Shows a line of text for a moment. What cannot be shown is the sink's own business. */
    void say(String message);
}
