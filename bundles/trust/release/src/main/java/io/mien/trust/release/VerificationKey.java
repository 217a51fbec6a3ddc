package io.mien.trust.release;

import io.mien.support.files.Sha256;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A public key of Ed25519. It is named as TUF names it: by the SHA-256 of its canonical JSON, so that one key cannot have two
 * names.
 *
 * @param hex the 32 bytes of the key, 64 lower-case hexadecimal digits
 */
public record VerificationKey(String hex) {
    static final String TYPE = "ed25519";

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** What X.509 puts before the 32 bytes (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws IllegalArgumentException if it has another form */
    public VerificationKey {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a public key is not 64 lower-case hexadecimal digits");
        }
    }

    /**
     * A key of the JDK.
     *
     * @throws IllegalArgumentException if it is not one of Ed25519
     */
    public static VerificationKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509.length + 32 || !Arrays.equals(X509, 0, X509.length, encoded, 0, X509.length)) {
            throw new IllegalArgumentException("is not a key of Ed25519");
        }
        return new VerificationKey(HexFormat.of().formatHex(encoded, X509.length, encoded.length));
    }

    /** Its name: 64 hexadecimal digits. */
    public String id() {
        try {
            return Sha256.of(CanonicalJson.encode(toJson()));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The object that a root names it by. */
    Map<String, Object> toJson() {
        return Map.of("keytype", TYPE, "scheme", TYPE, "keyval", Map.of("public", hex));
    }

    /** The JDK's form of the key. */
    public PublicKey toPublicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509, X509.length + 32);
        System.arraycopy(HexFormat.of().parseHex(hex), 0, encoded, X509.length, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Whether a signature of these bytes was made with the private half. */
    boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(toPublicKey());
            verification.update(signed);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            // Not a point of the curve, or not a signature at all.
            return false;
        }
    }
}
