package io.mien.command.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where the gallery is. */
public final class DataOptions {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nData:%n";

    /** The option's name. */
    public static final String NAME = "--data";

    @Option(
            names = NAME,
            paramLabel = "DIR",
            description =
                    "Folder of the gallery and of unpacked weights; ~/.mien unless given. One process uses it at a"
                            + " time.")
    private Path data = Path.of(System.getProperty("user.home"), ".mien");

    public Path folder() {
        return data.toAbsolutePath().normalize();
    }
}
