package io.mien.console.state;

/** One page that is open, as the {@link StateFeed} sees it. Called by one thread; must not block it. */
@FunctionalInterface
public interface StateViewer {
    /**
     * Takes the newest state of a topic; an older one that was not sent yet is worth nothing any more.
     *
     * @param topic its name
     * @param message JSON: {@code {"topic": ..., "state": ...}}
     */
    void told(String topic, String message);
}
