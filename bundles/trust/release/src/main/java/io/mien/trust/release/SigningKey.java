package io.mien.trust.release;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;

/** A private key of Ed25519 with its public half. It is never written by {@link #toString}. */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerificationKey verification;

    private SigningKey(PrivateKey secret, VerificationKey verification) {
        this.secret = secret;
        this.verification = verification;
    }

    /** A new key. */
    public static SigningKey create() {
        return generate(new SecureRandom());
    }

    /**
     * The key of a private half.
     *
     * @throws IllegalArgumentException if it is not one of Ed25519
     */
    public static SigningKey of(PrivateKey secret) {
        if (!(secret instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals("Ed25519")) {
            throw new IllegalArgumentException("is not a key of Ed25519");
        }
        byte[] seed = edwards.getBytes()
                .filter(bytes -> bytes.length == 32)
                .orElseThrow(() -> new IllegalArgumentException("holds no private key"));
        return generate(new GivenBytes(seed));
    }

    private static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            var pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerificationKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            // Every Java since 15 has it.
            throw new IllegalStateException(e);
        }
    }

    /** Its public half. */
    public VerificationKey verification() {
        return verification;
    }

    /** Its private half. */
    public PrivateKey secret() {
        return secret;
    }

    /** The signature of these bytes, 64 bytes. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "key " + verification.id();
    }

    /** The JDK computes the public half of a key only when it makes one from random bytes; these are the bytes of the key. */
    private static final class GivenBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] given;

        GivenBytes(byte[] given) {
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != given.length) {
                throw new IllegalStateException("a key of " + bytes.length + " bytes was asked for");
            }
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}
