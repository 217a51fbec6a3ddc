package io.mien.modelkit.convert;

import io.mien.command.framework.Services;
import io.mien.session.EngineLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The simulator of the chip that the compiler brought, lent to the engine for such models as long as they are tried. A product
 * that names a library of its own keeps it.
 */
final class Simulator implements AutoCloseable {
    private final Services.Offer lent;

    /** @param libraries the folder of its libraries, if it is installed */
    Simulator(Services services, Path libraries) {
        lent = Files.isDirectory(libraries)
                ? services.offer(
                        EngineLibrary.class, new EngineLibrary(libraries), Map.of(EngineLibrary.FORMAT, "cvimodel"))
                : () -> {};
    }

    @Override
    public void close() {
        lent.close();
    }
}
