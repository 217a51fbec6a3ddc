package io.mien.host.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, which seems to end behind them. */
final class FirstBytes extends FilterInputStream {
    private long left;

    /** @param most bytes that are read */
    FirstBytes(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        left--;
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int number = super.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, number);
        return number;
    }
}
