package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * Weights on disk, and what they were when they were measured.
 *
 * @param file the weights, absolute
 * @param size in bytes
 * @param crc CRC-32, which a zip file wants beforehand
 * @param sha256 in lower-case hexadecimal
 */
public record WeightsFile(Path file, long size, long crc, String sha256) {
    private static final int BUFFER = 1 << 16;

    /**
     * Measures a file.
     *
     * @param model what an error calls the model
     * @throws ModelRejectedException if there is no such file, it is empty, or cannot be read
     */
    public static WeightsFile measure(Path file, String model) throws ModelRejectedException {
        if (!Files.isRegularFile(file)) {
            throw new ModelRejectedException(model, "no weights " + file.getFileName() + " beside its description");
        }
        try {
            WeightsFile measured = copy(file, OutputStream.nullOutputStream());
            if (measured.size() == 0) {
                throw new ModelRejectedException(model, file.getFileName() + " is empty");
            }
            return measured;
        } catch (IOException e) {
            throw new ModelRejectedException(model, "its weights cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * Writes the weights.
     *
     * @throws IOException if they are no longer what was measured
     */
    void writeTo(OutputStream out) throws IOException {
        WeightsFile written = copy(file, out);
        if (!written.equals(this)) {
            throw new IOException(file + " changed while it was read");
        }
    }

    private static WeightsFile copy(Path file, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = RegularFile.open(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                crc.update(buffer, 0, n);
                out.write(buffer, 0, n);
                size += n;
            }
        }
        return new WeightsFile(file, size, crc.getValue(), Sha256.hex(digest));
    }
}
