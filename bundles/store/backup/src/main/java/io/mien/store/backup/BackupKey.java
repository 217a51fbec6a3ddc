package io.mien.store.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an encrypted gallery, from which each backup's own key is derived: HKDF with HMAC-SHA-256 (RFC 5869), with the
 * random salt of the backup. So a nonce never meets the same key twice. Immutable; shows nothing of the key.
 */
public final class BackupKey {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE =
            "mien gallery backup, AES-256-GCM, version 1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int CHECK_BYTES = 16;

    private final byte[] secret;

    /** @param secret the gallery's key, of at least 128 random bits; copied */
    public BackupKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * The key that seals one backup.
     *
     * @param key for AES-256-GCM
     * @param check stands in the file, so that a wrong key is told from damage; says nothing about the key
     */
    record Derived(SecretKey key, byte[] check) {}

    Derived derive(byte[] salt) {
        byte[] bytes = expand(extract(salt, secret), PURPOSE, KEY_BYTES + CHECK_BYTES);
        return new Derived(
                new SecretKeySpec(bytes, 0, KEY_BYTES, "AES"), Arrays.copyOfRange(bytes, KEY_BYTES, bytes.length));
    }

    /** RFC 5869, 2.2. */
    static byte[] extract(byte[] salt, byte[] secret) {
        return hmac(salt, secret);
    }

    /** RFC 5869, 2.3. */
    static byte[] expand(byte[] key, byte[] purpose, int length) {
        ByteBuffer out = ByteBuffer.allocate(length);
        byte[] block = new byte[0];
        for (int i = 1; out.hasRemaining(); i++) {
            block = hmac(
                    key,
                    ByteBuffer.allocate(block.length + purpose.length + 1)
                            .put(block)
                            .put(purpose)
                            .put((byte) i)
                            .array());
            out.put(block, 0, Math.min(block.length, out.remaining()));
        }
        return out.array();
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "key of a gallery";
    }
}
