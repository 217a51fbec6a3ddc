package io.mien.command.people;

import io.mien.command.picture.PictureFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture, and the faces that it shows.
 *
 * @param file its path below the folder of all pictures, with slashes
 * @param faces the faces that it shows
 */
public record TruePicture(String file, List<TrueFace> faces) {
    public TruePicture {
        faces = List.copyOf(faces);
    }

    /** Whether somebody is enrolled from it. */
    public boolean isEnrolled() {
        return isIn("people") && file.endsWith("/1.jpg");
    }

    /** Whether it shows a call of several people. */
    public boolean isCall() {
        return isIn("calls");
    }

    /** Whether it is one of the pictures in a folder. */
    boolean isIn(String folder) {
        return file.startsWith(folder + "/");
    }

    /** The picture below {@code folder}. */
    public PictureFile in(Path folder) {
        return new PictureFile(file, folder.resolve(file), Path.of(file).getFileName(), "");
    }
}
