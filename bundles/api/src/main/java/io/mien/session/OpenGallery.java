package io.mien.session;

import java.nio.file.Path;

/**
 * The gallery that a store opens, for as long as this is registered as a service with the property {@link #STORE}. It goes before a
 * folder that the store is configured with; everything else is as configured. The store begins to open the gallery while
 * {@code registerService} runs, on a thread of its own, and has closed it when {@code unregister} returns.
 *
 * @param folder of the gallery, made if it is missing; made absolute
 */
public record OpenGallery(Path folder) {
    /** Property of the service: the store, by the PID of its configuration, such as {@code io.mien.store.derby}. */
    public static final String STORE = "store";

    public OpenGallery {
        folder = folder.toAbsolutePath().normalize();
    }
}
