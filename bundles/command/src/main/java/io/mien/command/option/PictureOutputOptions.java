package io.mien.command.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How pictures are answered. */
public final class PictureOutputOptions {
    @Option(names = "--json", description = "Print JSON, one object a picture on a line; an error is one too.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the pictures with box, points and label drawn into this folder.")
    private Path out;

    /** Whether answers are JSON. */
    public boolean isJson() {
        return json;
    }

    /** The options that say where annotated pictures are written. */
    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }
}
