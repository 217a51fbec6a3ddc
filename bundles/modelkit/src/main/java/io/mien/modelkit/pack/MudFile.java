package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A description as it lies on disk.
 *
 * @param path the file, absolute
 * @param text all of it
 * @param mud what it says
 */
public record MudFile(Path path, String text, Mud mud) {
    /** A description is text of a few hundred bytes; more is something else. */
    private static final int MOST_BYTES = 1 << 16;

    /**
     * Reads a description.
     *
     * @throws ModelRejectedException naming the file and why it is none
     */
    public static MudFile read(Path path) throws ModelRejectedException {
        try (InputStream in = RegularFile.open(path)) {
            String text = text(in, path.toString());
            return new MudFile(path, text, Mud.parse(text, path.getFileName().toString()));
        } catch (IOException e) {
            throw new ModelRejectedException(path.toString(), "cannot be read: " + IoReason.of(e), e);
        }
    }

    /** The text of a description that is not too long to be one. */
    static String text(InputStream in, String source) throws IOException, ModelRejectedException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ModelRejectedException(source, "a description of more than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A file or folder beside it. */
    public Path beside(String name) {
        return path.resolveSibling(name);
    }
}
