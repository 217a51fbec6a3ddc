package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import io.mien.upgrade.plan.PlannedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * A folder laid out as the product is, such as one on a USB stick.
 *
 * @param folder the folder
 */
record FolderSource(Path folder) implements FileSource {
    private static final int BUFFER = 1 << 16;

    @Override
    public void fetch(PlannedFile file, Path target, LongConsumer progress) throws MienException {
        Path there = folder.resolve(file.path());
        try (InputStream in = RegularFile.open(there)) {
            AtomicFile.<IOException>replace(target, FileAccess.PRIVATE, out -> copy(file, in, out, progress));
        } catch (IOException e) {
            throw new MienException(there + ": " + IoReason.of(e), e);
        }
    }

    private static void copy(PlannedFile file, InputStream in, OutputStream out, LongConsumer progress)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long have = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            have += n;
            if (have > file.length()) {
                break;
            }
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
            progress.accept(have);
        }
        if (have != file.length()) {
            String many = have > file.length() ? "more than " : "only " + have + " of ";
            throw new FileSystemException(file.path(), null, "has " + many + file.length() + " bytes");
        }
        if (!Sha256.hex(digest).equals(file.sha256())) {
            throw new FileSystemException(file.path(), null, "has another SHA-256 than the release says");
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
