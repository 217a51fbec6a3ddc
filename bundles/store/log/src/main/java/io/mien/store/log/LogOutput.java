package io.mien.store.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Writes a file on from a place, and sums up what it writes. Used by one thread. */
final class LogOutput extends OutputStream {
    private static final int BUFFER = 64 << 10;

    private final LogFile file;
    private final byte[] buffer = new byte[BUFFER];
    private final CRC32C sum = new CRC32C();
    private long at;
    private int filled;

    LogOutput(LogFile file, long at) {
        this.file = file;
        this.at = at;
    }

    /** Of what was written since the stream was made. */
    int sum() {
        return (int) sum.getValue();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        sum.update(bytes, from, count);
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, BUFFER - filled);
            System.arraycopy(bytes, from + done, buffer, filled, some);
            filled += some;
            done += some;
            if (filled == BUFFER) {
                flush();
            }
        }
    }

    /** Hands on to the file what was written. */
    @Override
    public void flush() throws IOException {
        file.write(buffer, filled, at);
        at += filled;
        filled = 0;
    }
}
