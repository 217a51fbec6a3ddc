package io.mien.console.state;

/** The source of what an open page is told. Thread-safe. */
public interface StateFeed {
    /** A page that is told what changes. */
    interface Subscription extends AutoCloseable {
        /** Ends it; the viewer may hear of what is being told at this moment. Idempotent. */
        @Override
        void close();
    }

    /** Tells a viewer the state of every topic, and from then on each one that changes. */
    Subscription subscribe(StateViewer viewer);
}
