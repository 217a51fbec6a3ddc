package io.mien.store.log;

import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How a log begins: {@code MIEN-LOG}, the version of the format (4 bytes), the gallery's id (16), the first id that no face
 * was given before what follows (8), and the CRC-32C of all these (4). Big-endian.
 *
 * @param gallery whose log it is
 * @param nextFace the first id that no face of the gallery was given when the log was made
 */
record LogHeader(GalleryId gallery, long nextFace) {
    /** Length of a header. */
    static final int BYTES = 40;

    private static final byte[] MAGIC = "MIEN-LOG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SUMMED = BYTES - Integer.BYTES;

    /** Whether a file that may be anybody's begins as a log does. */
    static boolean begins(Path file) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    byte[] bytes() {
        UUID id = gallery.value();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(nextFace);
        return bytes.putInt(sum(bytes.array())).array();
    }

    private static int sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, SUMMED);
        return (int) sum.getValue();
    }

    /**
     * @param name of the file, for the message
     * @throws StoreException if the file does not begin as a log of this version does
     */
    static LogHeader read(LogFile file, String name) throws IOException, StoreException {
        byte[] bytes = new byte[BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        if (new LogInput(file, 0, BYTES).readNBytes(bytes, 0, BYTES) < BYTES) {
            throw new DamagedLogException(name, 0, "it is shorter than the head of a log");
        }
        buffer.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedLogException(name, 0, "it does not begin as a log does");
        }
        int version = buffer.getInt();
        if (buffer.getInt(SUMMED) != sum(bytes)) {
            throw new DamagedLogException(name, 0, "the checksum of its head is wrong");
        }
        if (version != VERSION) {
            throw new StoreException(name + " is a log of version " + version + ", and this program reads " + VERSION);
        }
        return new LogHeader(new GalleryId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getLong());
    }
}
