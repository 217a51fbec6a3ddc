package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.runtime.CommandContext;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --with}: what the product lacks to open a model. */
final class WithOption {
    @Option(
            names = "--with",
            paramLabel = "JAR",
            description =
                    "Bundle to start for this command alone, such as the decoder of a new family of models. It is not"
                            + " packed. May be given several times.")
    private List<Path> jars = List.of();

    /** Starts the bundles; they are gone when the command ends. */
    void start(CommandContext bench) throws MienException {
        for (Path jar : jars) {
            bench.services().lend(jar);
        }
    }
}
