package io.mien.display;

import org.osgi.annotation.versioning.ConsumerType;

/** Tells the person who pressed a button what happened. Thread-safe; must not block its caller. */
@ConsumerType
public interface MessageSink {
    /** Shows a line of text for a moment. A sink that cannot show it handles that itself. */
    void say(String message);
}
