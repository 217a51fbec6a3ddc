package io.mien.command.picture;

import io.mien.MienException;
import io.mien.image.Image;

/** Looks at one picture. Thread-safe. */
@FunctionalInterface
public interface Look {
    /** Finds faces, in pixels of the image. */
    Answer.Found at(PictureFile file, Image image) throws MienException;
}
