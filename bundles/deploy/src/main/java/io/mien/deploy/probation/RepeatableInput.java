package io.mien.deploy.probation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * A stream that can be read from its start again: what was read of it is kept. One thread reads at a time; one that was left
 * behind reads no more once this is closed. The stream itself stays open, and is the caller's.
 */
final class RepeatableInput implements AutoCloseable {
    private final InputStream in;
    private volatile boolean over;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    RepeatableInput(InputStream in) {
        this.in = in;
    }

    /** All of it; what a stream of an earlier call has read comes first. */
    InputStream fromStart() {
        return new SequenceInputStream(new ByteArrayInputStream(read.toByteArray()), new Rest());
    }

    @Override
    public void close() {
        over = true;
    }

    private void requireOpen() throws IOException {
        if (over) {
            throw new IOException("the call that this belonged to is over");
        }
    }

    /** Its end leaves the stream open: the other codec still reads it, and it is the caller's. */
    private final class Rest extends InputStream {
        @Override
        public int read() throws IOException {
            requireOpen();
            int value = in.read();
            if (value >= 0) {
                read.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            requireOpen();
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                read.write(bytes, offset, count);
            }
            return count;
        }
    }
}
