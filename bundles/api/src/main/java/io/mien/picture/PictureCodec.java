package io.mien.picture;

import io.mien.image.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns picture files into images and back. Thread-safe. */
@ConsumerType
public interface PictureCodec {
    /**
     * Reads a picture file: upright (EXIF orientation applied), 8 bits a channel, transparency laid on black; the first
     * picture of an animation. The size is checked against the codec's limit before pixels are decoded. A very large
     * picture is reduced, see {@link #open(Path)}.
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

    /**
     * Reads a picture file like {@link #read}, and says how the image lies in the original: a very large picture is decoded
     * at reduced size.
     */
    default Picture open(Path file) throws PictureException {
        return Picture.whole(read(file));
    }

    /**
     * Reads a picture from a stream to its end.
     *
     * @param in the whole file; no more than the codec's limit is read
     * @param name what an error calls it
     * @throws PictureException naming it and why it is not a picture that can be read
     */
    default Picture open(InputStream in, String name) throws PictureException {
        try {
            return Picture.whole(decode(in.readAllBytes(), name));
        } catch (IOException e) {
            throw new PictureException(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The format of a picture file that is passed over when a folder is read, because it cannot be read here; empty for a
     * file that is read and for one that is not a picture by its name.
     */
    default Optional<UnreadFormat> unread(Path file) {
        return Optional.empty();
    }
}
