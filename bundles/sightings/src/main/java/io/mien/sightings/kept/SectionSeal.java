package io.mien.sightings.kept;

import io.mien.support.data.HexKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes the sections of files so that damage and exchange are noticed. With a key: AES-256-GCM with a random nonce, under a key that
 * is derived from it for this purpose alone (HKDF's expansion, RFC 5869, 2.3). Without: a CRC-32C, which hides nothing.
 * Immutable; shows nothing of the key.
 */
final class SectionSeal {
    private static final byte[] PURPOSE = "mien sightings, AES-256-GCM, version 1".getBytes(StandardCharsets.US_ASCII);
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> key;

    private SectionSeal(Optional<SecretKey> key) {
        this.key = key;
    }

    /** Notices damage alone. */
    static SectionSeal plain() {
        return new SectionSeal(Optional.empty());
    }

    /** Encrypts. */
    static SectionSeal of(HexKey secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.bytes(), HMAC));
            mac.update(PURPOSE);
            return new SectionSeal(Optional.of(new SecretKeySpec(mac.doFinal(new byte[] {1}), "AES")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    boolean isEncrypting() {
        return key.isPresent();
    }

    /** @param place where the section lies: it opens there only */
    byte[] close(byte[] content, byte[] place) {
        if (key.isEmpty()) {
            return ByteBuffer.allocate(content.length + Integer.BYTES)
                    .put(content)
                    .putInt(sum(content, place))
                    .array();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** @throws GeneralSecurityException if this is not what was closed with this key for this place */
    byte[] open(byte[] closed, byte[] place) throws GeneralSecurityException {
        int around = key.isPresent() ? NONCE_BYTES : Integer.BYTES;
        if (closed.length < around) {
            throw new GeneralSecurityException("it is cut off");
        }
        ByteBuffer buffer = ByteBuffer.wrap(closed);
        if (key.isPresent()) {
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
        }
        byte[] content = new byte[closed.length - Integer.BYTES];
        buffer.get(content);
        if (buffer.getInt() != sum(content, place)) {
            throw new GeneralSecurityException("its checksum is wrong");
        }
        return content;
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.orElseThrow(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    private static int sum(byte[] content, byte[] place) {
        CRC32C sum = new CRC32C();
        sum.update(place);
        sum.update(content);
        return (int) sum.getValue();
    }
}
