package io.mien.support.data;

import io.mien.MienException;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.FileContent;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a file that appears whole or not at all, and names the file if it cannot. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces {@code target}, or creates it; a missing folder is created.
     *
     * @throws MienException if it cannot be written, naming it; what was there before is then still there
     */
    public static void write(Path target, FileContent<MienException> content) throws MienException {
        write(target, FileAccess.SHARED, content);
    }

    /** As {@link #write(Path, FileContent)}, and sets the users who may read the file. */
    public static void write(Path target, FileAccess access, FileContent<MienException> content) throws MienException {
        try {
            AtomicFile.replace(target, access, content);
        } catch (IOException e) {
            throw new MienException(target + ": cannot be written: " + IoReason.of(e), e);
        }
    }
}
