package io.mien.trust.keys.file;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * Encrypts private keys with a passphrase: PBES2 (RFC 8018) with PBKDF2 and AES-256, in the container of PKCS #8
 * (EncryptedPrivateKeyInfo), as OpenSSL reads it. The JDK's PBES2 has no cipher that proves its content (GCM): a file that was
 * changed is noticed when it holds no valid key; a person who can change the file could also exchange it.
 */
final class KeyEncryption {
    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";

    /** A guess takes some tenths of a second. */
    private static final int ROUNDS = 600_000;

    private static final int MOST_ROUNDS = 10_000_000;
    private static final int BYTES = 16;

    private KeyEncryption() {}

    /** @throws IllegalArgumentException if the passphrase has characters other than printable ASCII */
    static byte[] encrypt(byte[] key, char[] passphrase) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[BYTES];
        byte[] start = new byte[BYTES];
        random.nextBytes(salt);
        random.nextBytes(start);
        try {
            Cipher cipher = cipher(
                    ALGORITHM,
                    Cipher.ENCRYPT_MODE,
                    passphrase,
                    new PBEParameterSpec(salt, ROUNDS, new IvParameterSpec(start)));
            // The container is named after the scheme; before Java 19 the JDK does not know it by the cipher's name.
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(cipher.getParameters().getEncoded());
            return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key)).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if the container has another form, or asks for more rounds than a person waits for
     * @throws GeneralSecurityException if the passphrase is wrong
     */
    static byte[] decrypt(byte[] container, char[] passphrase) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(container);
            AlgorithmParameters parameters = info.getAlgParameters();
            // The JDK names the container's algorithm PBES2, and the one to be used as its parameters' text.
            String algorithm = String.valueOf(parameters);
            PBEParameterSpec spec = parameters == null ? null : parameters.getParameterSpec(PBEParameterSpec.class);
            if (spec == null || !algorithm.startsWith("PBEWith") || spec.getIterationCount() > MOST_ROUNDS) {
                throw new IllegalArgumentException("is encrypted in a way that is not supported");
            }
            return cipher(algorithm, Cipher.DECRYPT_MODE, passphrase, spec).doFinal(info.getEncryptedData());
        } catch (IOException e) {
            throw new IllegalArgumentException("is not an encrypted key", e);
        }
    }

    private static Cipher cipher(String algorithm, int mode, char[] passphrase, PBEParameterSpec spec)
            throws GeneralSecurityException {
        requireAscii(passphrase);
        PBEKeySpec secret = new PBEKeySpec(passphrase);
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(mode, SecretKeyFactory.getInstance(algorithm).generateSecret(secret), spec);
            return cipher;
        } finally {
            secret.clearPassword();
        }
    }

    /** The JDK takes nothing else, and other programs read other characters in other encodings. */
    private static void requireAscii(char[] passphrase) {
        for (char c : passphrase) {
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("a passphrase has letters, digits and signs of ASCII only");
            }
        }
    }
}
