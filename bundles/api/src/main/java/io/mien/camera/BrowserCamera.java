package io.mien.camera;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The camera of a person who looks at a page: a program connects and hands over frames, and sources of the scheme {@code
 * browser} x. A service; one sender at a time. Thread-safe.
 */
@ProviderType
public interface BrowserCamera {
    /** A connection that sends frames. Thread-safe. */
    interface Sender extends AutoCloseable {
        /**
         * Hands over a frame, and returns as soon as it is decoded; the newest one replaces those that nobody has taken.
         *
         * @param jpeg the whole picture; not kept
         * @return empty if it was taken; else why no frame of this sender is taken any more
         */
        Optional<String> send(byte[] jpeg);

        /** Ends it. Idempotent. */
        @Override
        void close();
    }

    /**
     * Connects a sender. One that is connected already is replaced.
     *
     * @param ended is told once why no more frames are taken, if that happens before the sender is closed; must not block
     */
    Sender connect(SenderEnd ended);

    /** Hears of the end of a connection. */
    @FunctionalInterface
    interface SenderEnd {
        /** @param reason a sentence for the person whose camera it is */
        void ended(String reason);
    }
}
