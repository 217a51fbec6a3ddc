package io.mien.console.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A service that a product may lack, and that may be exchanged while it is used. Thread-safe. */
public final class OptionalService<T> {
    private final AtomicReference<T> service = new AtomicReference<>(); // null while there is none

    /** The service; empty while there is none. */
    public Optional<T> get() {
        return Optional.ofNullable(service.get());
    }

    /** It has come. */
    public void set(T newService) {
        service.set(newService);
    }

    /** It has gone. Compared before it is cleared: the successor may have been set before. */
    public void unset(T oldService) {
        service.compareAndSet(oldService, null);
    }
}
