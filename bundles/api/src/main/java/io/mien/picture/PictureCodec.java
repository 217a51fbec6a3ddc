package io.mien.picture;

import io.mien.image.Image;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns picture files into images and back. Thread-safe. */
@ConsumerType
public interface PictureCodec {
    /**
     * Reads a picture file: upright (EXIF orientation applied), 8 bits a channel, transparency laid on black; the first
     * picture of an animation. The size is checked against the codec's limit before pixels are decoded.
     *
     * @return a BGR image
     * @throws PictureException naming the file and why it is not a picture that can be read
     */
    Image read(Path file) throws PictureException;

    /**
     * The same from memory.
     *
     * @param encoded the whole file
     * @param name what an error calls it
     */
    Image decode(byte[] encoded, String name) throws PictureException;

    /**
     * Encodes an image.
     *
     * @param image of any format
     * @param type {@code jpg} or {@code png}
     * @param quality of a JPEG, 0..1; ignored by others
     * @throws PictureException naming the type that cannot be written
     */
    byte[] encode(Image image, String type, float quality) throws PictureException;

    /** Whether a file of this name is taken for a picture when a folder is read. */
    boolean reads(Path file);
}
