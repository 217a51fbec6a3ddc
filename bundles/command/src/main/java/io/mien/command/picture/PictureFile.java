package io.mien.command.picture;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture to look at, or something in its place that is none.
 *
 * @param name what it is called in answers: as it was typed, with the path below a folder; {@code -} is
 *     standard input
 * @param path the file, absolute
 * @param relative its path below the folder that was typed, or its file name
 * @param problem why there is nothing to look at; empty for a picture
 */
public record PictureFile(String name, Path path, Path relative, String problem) {
    private static final String STANDARD_INPUT = "-";

    /** The picture that a name means which was typed, if it means standard input. */
    public static Optional<PictureFile> standardInput(String name, Path directory) {
        return name.equals(STANDARD_INPUT)
                ? Optional.of(new PictureFile(name, directory.resolve(name), Path.of("stdin"), ""))
                : Optional.empty();
    }

    /** Whether the picture is read from standard input instead of a file. */
    public boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /** Whether there is nothing to look at. */
    public boolean isMissing() {
        return !problem.isEmpty();
    }
}
