package io.mien.trust.keys.file;

import io.mien.MienException;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The files of a key: the private half, which its owner alone can read, and the public half beside it. */
public final class KeyFile {
    /** What the name of the public half ends with. */
    public static final String PUBLIC = ".pub";

    private static final int MOST_BYTES = 1 << 14;
    private static final String PLAIN_LABEL = "PRIVATE KEY";
    private static final String ENCRYPTED_LABEL = "ENCRYPTED PRIVATE KEY";
    private static final String PUBLIC_LABEL = "PUBLIC KEY";

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /**
     * Writes both halves of a key; files that exist are not replaced.
     *
     * @param file of the private half
     * @param passphrase that it is encrypted with, or empty
     * @throws MienException if a file exists or cannot be written, or if the passphrase cannot be used
     */
    public static void create(Path file, SigningKey key, Optional<char[]> passphrase) throws MienException {
        byte[] secret = key.secret().getEncoded();
        try {
            PemText pem = passphrase.isPresent()
                    ? new PemText(ENCRYPTED_LABEL, KeyEncryption.encrypt(secret, passphrase.get()))
                    : new PemText(PLAIN_LABEL, secret);
            PemText open =
                    new PemText(PUBLIC_LABEL, key.verification().toPublicKey().getEncoded());
            Path beside = publicHalf(file);
            create(beside, FileAccess.SHARED, open);
            try {
                create(file, FileAccess.PRIVATE, pem);
            } catch (MienException e) {
                Files.deleteIfExists(beside);
                throw e;
            }
        } catch (IllegalArgumentException | GeneralSecurityException | IOException e) {
            throw new MienException(file + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static void create(Path file, FileAccess access, PemText pem) throws MienException {
        try {
            AtomicFile.<IOException>create(
                    file, access, out -> out.write(pem.write().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new MienException(file + ": cannot be written: " + IoReason.of(e), e);
        }
    }

    /** The file of the public half. */
    public static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + PUBLIC);
    }

    /**
     * Reads a private half.
     *
     * @param passphrases asked if it is encrypted
     * @throws MienException if it is not a private key of Ed25519, if others can read it, or if the passphrase is wrong
     */
    public static SigningKey read(Path file, PassphraseSource passphrases) throws MienException {
        PemText pem = pem(file);
        if (!pem.label().equals(PLAIN_LABEL) && !pem.label().equals(ENCRYPTED_LABEL)) {
            throw new MienException(file + ": is not a private key, but a " + pem.label());
        }
        try {
            requireOwnerOnly(file);
            return SigningKey.of(
                    pem.label().equals(PLAIN_LABEL) ? secret(pem.content()) : decrypted(file, pem, passphrases));
        } catch (InvalidKeySpecException e) {
            throw new MienException(file + ": is not a private key of Ed25519", e);
        } catch (IOException e) {
            throw new MienException(file + ": cannot be read: " + IoReason.of(e), e);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new MienException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a public half.
     *
     * @throws MienException if it is not a public key of Ed25519
     */
    public static VerificationKey readPublic(Path file) throws MienException {
        PemText pem = pem(file);
        if (!pem.label().equals(PUBLIC_LABEL)) {
            throw new MienException(file + ": is not a public key, but a " + pem.label() + "; the file beside it, *"
                    + PUBLIC + ", is its public half");
        }
        try {
            return VerificationKey.of(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(pem.content())));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new MienException(file + ": is not a public key of Ed25519", e);
        }
    }

    private static PrivateKey decrypted(Path file, PemText pem, PassphraseSource passphrases)
            throws GeneralSecurityException, MienException {
        char[] passphrase = passphrases.passphrase(file);
        try {
            return secret(KeyEncryption.decrypt(pem.content(), passphrase));
        } catch (GeneralSecurityException e) {
            throw new MienException(file + ": the passphrase is wrong, or the file is damaged", e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static PrivateKey secret(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static PemText pem(Path file) throws MienException {
        try {
            return PemText.parse(RegularFile.readText(file, MOST_BYTES));
        } catch (IllegalArgumentException e) {
            throw new MienException(file + ": is not a key in PEM", e);
        } catch (IOException e) {
            throw new MienException(file + ": cannot be read: " + IoReason.of(e), e);
        }
    }

    /** If the file system has no such permissions (Windows), the folder's access control applies. */
    private static void requireOwnerOnly(Path file) throws IOException, MienException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
            throw new MienException(
                    file + ": other users can read or write this private key; 'chmod 600' it, and consider"
                            + " whether somebody has copied it");
        }
    }
}
