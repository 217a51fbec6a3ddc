package io.mien.trust.release;

import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Digests a file of a known length, and reads one byte more at most: a file that grows has no end. */
final class ContentDigest {
    private static final int BUFFER = 1 << 16;

    private ContentDigest() {}

    /** The SHA-256 of the file; that of another content if it has more or fewer bytes than {@code length}. */
    static String sha256(Path file, long length) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long left = length + 1;
        try (InputStream in = RegularFile.open(file)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return Sha256.hex(digest);
    }
}
