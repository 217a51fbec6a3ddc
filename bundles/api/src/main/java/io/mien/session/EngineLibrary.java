package io.mien.session;

import java.nio.file.Path;

/**
 * The library of an engine, for as long as this is registered as a service with the property {@link #FORMAT}. An engine whose own
 * configuration names a library keeps that one. The engine has closed its models and offers itself with the library when
 * {@code registerService} returns, and without it when {@code unregister} returns.
 *
 * @param path the library, or the folder that it lies in with the libraries that it needs; made absolute
 */
public record EngineLibrary(Path path) {
    /** Property of the service: the format of the models that the engine runs, such as {@code cvimodel}. */
    public static final String FORMAT = "format";

    public EngineLibrary {
        path = path.toAbsolutePath().normalize();
    }
}
