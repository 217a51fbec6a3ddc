package io.mien.support.jar;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * How large the directory at the end of a jar says that it is (PKWARE's APPNOTE 6.3.9, sections 4.3.14 to 4.3.16). Java reads
 * the whole directory into memory when it opens a jar, so this is looked at before.
 *
 * @param entries how many there are
 * @param bytes of the directory
 */
record CentralDirectory(long entries, long bytes) {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LARGE_END_SIGNATURE = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final long UNSIGNED_INT = 0xFFFFFFFFL;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    /** @throws ZipException if the file ends like no jar, as one does that is not whole yet */
    static CentralDirectory read(Path file) throws IOException {
        try (RandomAccessFile jar = new RandomAccessFile(file.toFile(), "r")) {
            long length = jar.length();
            int tail = (int) Math.min(length, END_BYTES + MOST_COMMENT);
            ByteBuffer bytes = bytes(jar, length - tail, tail);
            for (int at = tail - END_BYTES; at >= 0; at--) {
                if (bytes.getInt(at) == END_SIGNATURE
                        && at + END_BYTES + (bytes.getShort(at + 20) & UNSIGNED_SHORT) == tail) {
                    return read(jar, length - tail + at, bytes, at);
                }
            }
            throw new ZipException("zip END header not found");
        }
    }

    private static CentralDirectory read(RandomAccessFile jar, long position, ByteBuffer bytes, int at)
            throws IOException {
        int entries = bytes.getShort(at + 10) & UNSIGNED_SHORT;
        long size = bytes.getInt(at + 12) & UNSIGNED_INT;
        long offset = bytes.getInt(at + 16) & UNSIGNED_INT;
        boolean large = entries == UNSIGNED_SHORT || size == UNSIGNED_INT || offset == UNSIGNED_INT;
        return large && position >= LOCATOR_BYTES ? large(jar, position) : new CentralDirectory(entries, size);
    }

    /** Numbers that do not fit are in a second end, which a locator before the first one points to. */
    private static CentralDirectory large(RandomAccessFile jar, long position) throws IOException {
        ByteBuffer locator = bytes(jar, position - LOCATOR_BYTES, LOCATOR_BYTES);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR_SIGNATURE || at < 0 || at > position - LARGE_END_BYTES) {
            throw new ZipException("zip END header of a large archive not found");
        }
        ByteBuffer end = bytes(jar, at, LARGE_END_BYTES);
        if (end.getInt(0) != LARGE_END_SIGNATURE) {
            throw new ZipException("zip END header of a large archive not found");
        }
        long entries = end.getLong(32);
        long size = end.getLong(40);
        // Signed here and unsigned there: what looks negative is more than any file has.
        return new CentralDirectory(entries < 0 ? Long.MAX_VALUE : entries, size < 0 ? Long.MAX_VALUE : size);
    }

    private static ByteBuffer bytes(RandomAccessFile jar, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        jar.seek(from);
        jar.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
