package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files and streams no further than the limit of bytes. */
final class PictureInput {
    private PictureInput() {}

    static byte[] read(Path file, PictureLimits limits) throws PictureException {
        String name = file.toString();
        try {
            if (!Files.exists(file)) {
                throw new PictureException(name, "does not exist");
            }
            if (Files.isDirectory(file)) {
                throw new PictureException(name, "is a folder");
            }
            // A pipe or a device might never end.
            if (!Files.isRegularFile(file)) {
                throw new PictureException(name, "is not a file");
            }
            limits.checkLength(name, Files.size(file));
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new PictureException(name, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw new PictureException(name, "may not be read", e);
        } catch (IOException e) {
            throw new PictureException(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    static byte[] read(InputStream in, String name, PictureLimits limits) throws PictureException {
        try {
            long most = Math.min(limits.bytes(), Integer.MAX_VALUE - 9L);
            byte[] bytes = in.readNBytes((int) most + 1);
            limits.checkLength(name, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new PictureException(name, "cannot be read: " + e.getMessage(), e);
        }
    }
}
