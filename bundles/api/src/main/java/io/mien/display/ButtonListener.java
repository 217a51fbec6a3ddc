package io.mien.display;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what is pressed, as a service of the whiteboard. Thread-safe; must not hold its caller up. */
@ConsumerType
public interface ButtonListener {
    /** @param sequence of the frame that was on the screen when it was pressed, -1 if there was none */
    void pressed(Button button, long sequence);
}
