package io.mien.store.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the chunks of one file, in order: AES-256-GCM with the chunk's number and whether it is the last one as the
 * nonce, and the head of the file as additional data (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
 * 2015). So a chunk that was changed, left out, moved, added or cut off is noticed. Used by one thread.
 */
final class ChunkSeal {
    /** Plain bytes of every chunk but the last, which has 0 to this many. */
    static final int CHUNK_BYTES = 1 << 16;

    /** By which a sealed chunk is longer than a plain one. */
    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;

    private final SecretKey key;
    private final byte[] head;
    private long number;

    ChunkSeal(SecretKey key, byte[] head) {
        this.key = key;
        this.head = head.clone();
    }

    byte[] seal(byte[] plain, int length, boolean last) {
        try {
            return run(Cipher.ENCRYPT_MODE, plain, length, last);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** @throws GeneralSecurityException if this is not the next chunk as it was sealed */
    byte[] open(byte[] sealed, int length, boolean last) throws GeneralSecurityException {
        if (length < TAG_BYTES) {
            throw new AEADBadTagException("no room for a tag");
        }
        return run(Cipher.DECRYPT_MODE, sealed, length, last);
    }

    private byte[] run(int mode, byte[] bytes, int length, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .put((byte) (last ? 1 : 0))
                .putLong(NONCE_BYTES - Long.BYTES, number++)
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        return cipher.doFinal(bytes, 0, length);
    }
}
