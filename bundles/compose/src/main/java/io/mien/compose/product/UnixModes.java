package io.mien.compose.product;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds permissions to the entries of a ZIP file, which {@code java.util.zip} cannot: in the central directory each entry has
 * two bytes for the system that made it, and four for what that system knows of the file (APPNOTE.TXT, 4.3.12).
 */
final class UnixModes {
    private static final int END_BYTES = 22;
    private static final int END = 0x06054b50;
    private static final int COUNT = 10;
    private static final int SIZE = 12;
    private static final int START = 16;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int MADE_BY = 5;
    private static final int NAME = 28;
    private static final int ATTRIBUTES = 38;

    private static final byte UNIX = 3;
    private static final int RUNS = 0100755;
    private static final int LIES = 0100644;

    private final List<Integer> modes = new ArrayList<>();

    /** The next entry's. */
    void add(boolean runs) {
        modes.add(runs ? RUNS : LIES);
    }

    /** @throws IOException if the file is larger than the format holds without its extension for large files */
    void writeTo(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            ByteBuffer end = read(file, file.length() - END_BYTES, END_BYTES);
            if (end.getInt(0) != END || (end.getShort(COUNT) & 0xffff) != modes.size()) {
                throw new IOException(zip + " has more files or bytes than a ZIP file of the first kind holds");
            }
            long start = Integer.toUnsignedLong(end.getInt(START));
            ByteBuffer entries = read(file, start, end.getInt(SIZE));
            int at = 0;
            for (int mode : modes) {
                if (entries.getInt(at) != ENTRY) {
                    throw new IOException(zip + " has no entry at " + (start + at));
                }
                entries.put(at + MADE_BY, UNIX);
                entries.putInt(at + ATTRIBUTES, mode << 16);
                int name = entries.getShort(at + NAME) & 0xffff;
                int extra = entries.getShort(at + NAME + 2) & 0xffff;
                int comment = entries.getShort(at + NAME + 4) & 0xffff;
                at += ENTRY_BYTES + name + extra + comment;
            }
            file.seek(start);
            file.write(entries.array());
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
