package io.mien.support.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Opens files that come from outside. A FIFO without a writer blocks for ever, and a device such as {@code /dev/zero} never
 * ends; so only regular files, or symbolic links to them, are opened.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Checks that the path names a regular file.
     *
     * @throws NoSuchFileException if there is nothing of that name
     * @throws FileSystemException with a reason for a person, if it is a folder, a FIFO, a socket or a device
     */
    public static Path require(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        String what = Files.isDirectory(path) ? "is a folder" : "is a FIFO, a socket or a device";
        throw new FileSystemException(path.toString(), null, what + ", not a regular file");
    }

    /**
     * Reads a whole regular file; throws as {@link #require} does.
     *
     * @param most bytes that it may have
     * @throws FileSystemException with a reason for a person, if it has more
     */
    public static byte[] read(Path path, int most) throws IOException {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new FileSystemException(path.toString(), null, "has more than " + most + " bytes");
            }
            return bytes;
        }
    }

    /** Reads a whole regular file of text in UTF-8; throws as {@link #read} does, and if it is not UTF-8. */
    public static String readText(Path path, int most) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(read(path, most)))
                .toString();
    }

    /** Opens a regular file for reading; throws as {@link #require} does. */
    public static InputStream open(Path path) throws IOException {
        return Files.newInputStream(require(path));
    }
}
