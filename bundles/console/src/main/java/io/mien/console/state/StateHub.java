package io.mien.console.state;

/**
 * Tells every viewer of the page what changed. Changes that follow each other quickly are told once, by the newest state; a new
 * viewer is told everything. Thread-safe; no caller waits for a viewer.
 */
public interface StateHub {
    /** @param topic name of a {@link StateTopic} whose state is another one now */
    void changed(String topic);
}
