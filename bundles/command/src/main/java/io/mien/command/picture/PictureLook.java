package io.mien.command.picture;

import io.mien.MienException;
import io.mien.picture.Picture;

/** Looks at one picture. Thread-safe. */
@FunctionalInterface
public interface PictureLook {
    /** Finds faces, in pixels of the picture's image. */
    Answer.Found at(PictureFile file, Picture picture) throws MienException;
}
