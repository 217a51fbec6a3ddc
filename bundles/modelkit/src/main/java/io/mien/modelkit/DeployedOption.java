package io.mien.modelkit;

import io.mien.command.option.DataOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}: what the launcher starts before the command, which reads and writes nothing there itself. */
final class DeployedOption {
    @Option(
            names = DataOptions.NAME,
            paramLabel = "DIR",
            description = "Data folder whose deployed bundles are started, the decoder of a new family of models among"
                    + " them; ~/.mien unless given.")
    private Path data;
}
