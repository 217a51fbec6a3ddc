package io.mien.store.backup;

import io.mien.store.StoreException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/** How a backup begins, and how what follows is sealed. */
final class BackupHead {
    private static final int SALT_BYTES = 32;
    private static final int CHECK_BYTES = 16;
    private static final int PLAIN_BYTES = BackupFormat.MAGIC.length + Short.BYTES + Byte.BYTES;

    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] LOG = "MIEN-LOG".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final Optional<SecretKey> key;

    private BackupHead(byte[] bytes, Optional<SecretKey> key) {
        this.bytes = bytes;
        this.key = key;
    }

    static BackupHead plain() {
        return new BackupHead(bytes(PLAIN_BYTES, BackupFormat.PLAIN).array(), Optional.empty());
    }

    static BackupHead sealed(BackupKey key) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        BackupKey.Derived derived = key.derive(salt);
        byte[] bytes = bytes(PLAIN_BYTES + SALT_BYTES + CHECK_BYTES, BackupFormat.SEALED)
                .put(salt)
                .put(derived.check())
                .array();
        return new BackupHead(bytes, Optional.of(derived.key()));
    }

    private static ByteBuffer bytes(int length, int form) {
        return ByteBuffer.allocate(length)
                .put(BackupFormat.MAGIC)
                .putShort((short) BackupFormat.VERSION)
                .put((byte) form);
    }

    /**
     * Reads the head of a file.
     *
     * @throws StoreException if this is not a backup that this version reads, or the key does not open it
     */
    static BackupHead read(DataInputStream in, Optional<BackupKey> key) throws IOException, StoreException {
        byte[] magic = in.readNBytes(BackupFormat.MAGIC.length);
        if (!Arrays.equals(magic, BackupFormat.MAGIC)) {
            throw new StoreException(stranger(magic));
        }
        int version = in.readUnsignedShort();
        if (version != BackupFormat.VERSION) {
            throw new StoreException("it is a backup of version " + version + ", and this program reads version "
                    + BackupFormat.VERSION + ": restore it with a newer Mien");
        }
        return switch (in.readUnsignedByte()) {
            case BackupFormat.PLAIN -> plain();
            case BackupFormat.SEALED -> sealed(in, key);
            default -> throw new StoreException("it is damaged: its form is unknown");
        };
    }

    private static String stranger(byte[] magic) {
        String advice = "restore it with the Mien that wrote it, and back the gallery up with this one";
        if (Arrays.equals(Arrays.copyOf(magic, ZIP.length), ZIP)) {
            return "it is a ZIP, as backups of a database were before; a database from outside is not opened, because it can"
                    + " hold code: " + advice;
        }
        if (Arrays.equals(magic, LOG)) {
            return "it is a backup as the store log wrote before, which this store does not read: " + advice;
        }
        return "it is not a backup of a gallery";
    }

    private static BackupHead sealed(DataInputStream in, Optional<BackupKey> key) throws IOException, StoreException {
        byte[] salt = in.readNBytes(SALT_BYTES);
        byte[] check = in.readNBytes(CHECK_BYTES);
        if (check.length < CHECK_BYTES) {
            throw new EOFException();
        }
        BackupKey.Derived derived = key.orElseThrow(
                        () -> new StoreException(
                                "it is encrypted, and this gallery is not: restore it into an encrypted gallery with the same key"))
                .derive(salt);
        if (!MessageDigest.isEqual(check, derived.check())) {
            throw new StoreException("the key is not the one that it was encrypted with");
        }
        byte[] bytes = bytes(PLAIN_BYTES + SALT_BYTES + CHECK_BYTES, BackupFormat.SEALED)
                .put(salt)
                .put(check)
                .array();
        return new BackupHead(bytes, Optional.of(derived.key()));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isSealed() {
        return key.isPresent();
    }

    /** The stream for the bytes after the head; closing it ends it, and leaves {@code out} open. */
    OutputStream over(OutputStream out) {
        return key.isPresent() ? new SealedOutput(out, new ChunkSeal(key.get(), bytes)) : new Unclosed(out);
    }

    /** The bytes after the head. */
    InputStream over(InputStream in) {
        return key.isPresent() ? new SealedInput(in, new ChunkSeal(key.get(), bytes)) : in;
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] values, int from, int count) throws IOException {
            out.write(values, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
