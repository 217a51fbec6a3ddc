package io.mien.store.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Seals what is written, chunk by chunk, as {@link ChunkSeal} says. Used by one thread. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final ChunkSeal seal;
    private final byte[] chunk = new byte[ChunkSeal.CHUNK_BYTES];
    private int filled;

    SealedOutput(OutputStream out, ChunkSeal seal) {
        this.out = out;
        this.seal = seal;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (filled == chunk.length) {
                next(false);
            }
            int some = Math.min(count - done, chunk.length - filled);
            System.arraycopy(bytes, from + done, chunk, filled, some);
            filled += some;
            done += some;
        }
    }

    private void next(boolean last) throws IOException {
        out.write(seal.seal(chunk, filled, last));
        filled = 0;
    }

    /** Writes the last chunk. What lies under this stream stays open. */
    @Override
    public void close() throws IOException {
        next(true);
    }
}
