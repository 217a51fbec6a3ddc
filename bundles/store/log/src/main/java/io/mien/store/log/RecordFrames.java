package io.mien.store.log;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * How records lie in a log, one behind the other: {@code MREC}, the length of the body (8 bytes), the CRC-32C of where the
 * record is, of {@code MREC} and of the length (4), the body, the CRC-32C of the body (4). Big-endian. A record is one change
 * of the gallery: it counts if it is whole, and only at the place at which it was written.
 */
final class RecordFrames {
    /** Bytes before a body. */
    static final int HEAD = 16;

    /** Bytes around a body. */
    static final int AROUND = HEAD + Integer.BYTES;

    private static final int MAGIC = 0x4d524543;
    private static final int SUMMED = HEAD - Integer.BYTES;
    private static final int BUFFER = 64 << 10;

    private RecordFrames() {}

    /** The content of a record. */
    interface Body {
        /** Writes the same each time. */
        void writeTo(DataOutputStream out) throws IOException;
    }

    /**
     * Writes a record, not yet for good.
     *
     * @return where it ends
     */
    static long write(LogFile file, long at, Body body) throws IOException {
        Counted counted = new Counted();
        body.writeTo(new DataOutputStream(counted));
        long length = counted.bytes;
        file.write(head(at, length), HEAD, at);
        LogOutput out = new LogOutput(file, at + HEAD);
        body.writeTo(new DataOutputStream(out));
        new DataOutputStream(out).writeInt(out.sum());
        out.flush();
        return at + AROUND + length;
    }

    /** Counts and keeps nothing: a chip is read from the old log again rather than held. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int from, int count) {
            bytes += count;
        }
    }

    private static byte[] head(long at, long length) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(MAGIC).putLong(length);
        return head.putInt(sum(at, head.array())).array();
    }

    private static int sum(long at, byte[] head) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, at));
        sum.update(head, 0, SUMMED);
        return (int) sum.getValue();
    }

    /** The length of the body of the record at a place; empty if no head of one stands there. */
    static OptionalLong length(LogFile file, long at) throws IOException {
        byte[] bytes = new byte[HEAD];
        if (new LogInput(file, at, at + HEAD).readNBytes(bytes, 0, HEAD) < HEAD) {
            return OptionalLong.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        boolean right = head.getInt() == MAGIC && head.getInt(SUMMED) == sum(at, bytes);
        return right ? OptionalLong.of(head.getLong()) : OptionalLong.empty();
    }

    /** Whether the body of a record is complete and undamaged. */
    static boolean isWhole(LogFile file, long at, long length) throws IOException {
        LogInput in = new LogInput(file, at + HEAD, at + AROUND + length);
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return false;
            }
            sum.update(buffer, 0, count);
            left -= count;
        }
        byte[] end = in.readNBytes(Integer.BYTES);
        return end.length == Integer.BYTES && ByteBuffer.wrap(end).getInt() == (int) sum.getValue();
    }

    /** Whether a whole record begins anywhere behind a place. */
    static boolean follows(LogFile file, long after) throws IOException {
        long size = file.size();
        LogInput in = new LogInput(file, after + 1, size);
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            last = last << Byte.SIZE | next;
            long at = in.at() - Integer.BYTES;
            if (last == MAGIC && at > after) {
                OptionalLong length = length(file, at);
                if (length.isPresent() && isWhole(file, at, length.getAsLong())) {
                    return true;
                }
            }
        }
        return false;
    }
}
