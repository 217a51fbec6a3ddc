package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.command.framework.FrameworkConfigurations;
import io.mien.command.runtime.CommandContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The simulator of the chip that the compiler brought, lent to the engine for such models as long as they are tried. A product
 * that names a library of its own keeps it.
 */
final class Simulator implements AutoCloseable {
    private static final String ENGINE = "io.mien.maixcam";
    private static final String LIBRARY = "library.path";

    private final CommandContext bench;
    private boolean lent;

    Simulator(CommandContext bench) {
        this.bench = bench;
    }

    /** @param libraries the folder of its libraries, if it is installed */
    void lend(Path libraries) throws MienException {
        FrameworkConfigurations configurations = bench.configurations();
        if (Files.isDirectory(libraries) && !configurations.product(ENGINE).containsKey(LIBRARY)) {
            lent = true;
            configurations.apply(ENGINE, Map.of(LIBRARY, libraries.toString()));
            configurations.settle(bench.settings().patience());
        }
    }

    @Override
    public void close() throws MienException {
        if (!lent) {
            return;
        }
        FrameworkConfigurations configurations = bench.configurations();
        if (configurations.product(ENGINE).isEmpty()) {
            configurations.withdraw(ENGINE);
        } else {
            configurations.apply(ENGINE, Map.of());
        }
    }
}
