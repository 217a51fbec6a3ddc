package io.mien.session;

import org.osgi.annotation.versioning.ProviderType;

/** What {@link Sessions#open} opened. Thread-safe. */
@ProviderType
public interface Session extends AutoCloseable {
    /**
     * Models and gallery are closed when this returns, and the recognizer's options are the configured ones. Wishes stay. Does nothing
     * if it is closed.
     */
    @Override
    void close();
}
