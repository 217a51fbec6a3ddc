package io.mien.command.picture;

import java.nio.file.Path;

/**
 * A picture to look at, or something in its place that is none.
 *
 * @param name what it is called in answers: as it was typed, with the path below a folder
 * @param path the file, absolute
 * @param relative its path below the folder that was typed, or its file name
 * @param problem why there is nothing to look at; empty for a picture
 */
public record PictureFile(String name, Path path, Path relative, String problem) {
    /** Whether there is nothing to look at. */
    public boolean isMissing() {
        return !problem.isEmpty();
    }
}
