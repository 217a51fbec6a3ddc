package io.mien.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/** Reads what {@link SealedOutput} wrote. Hands over no byte that was not proved before. Used by one thread. */
final class SealedInput extends InputStream {
    private final InputStream in;
    private final ChunkSeal seal;
    private final byte[] sealed = new byte[ChunkSeal.CHUNK_BYTES + ChunkSeal.TAG_BYTES];
    private int carried;
    private byte[] plain = new byte[0];
    private int at;
    private boolean ended;

    SealedInput(InputStream in, ChunkSeal seal) {
        this.in = in;
        this.seal = seal;
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        if (!fill()) {
            return -1;
        }
        int some = Math.min(count, plain.length - at);
        System.arraycopy(plain, at, to, from, some);
        at += some;
        return some;
    }

    /** Whether there is another byte. */
    private boolean fill() throws IOException {
        if (at == plain.length && !ended) {
            int size = carried + in.readNBytes(sealed, carried, sealed.length - carried);
            // A chunk is the last one if nothing follows it: the byte that follows belongs to the next.
            int following = size == sealed.length ? in.read() : -1;
            ended = following < 0;
            plain = open(size);
            at = 0;
            sealed[0] = (byte) following;
            carried = 1;
        }
        return at < plain.length;
    }

    private byte[] open(int size) throws IOException {
        try {
            return seal.open(sealed, size, ended);
        } catch (GeneralSecurityException e) {
            throw new IOException("it is not what the gallery's key sealed: it was changed, or is not whole", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
