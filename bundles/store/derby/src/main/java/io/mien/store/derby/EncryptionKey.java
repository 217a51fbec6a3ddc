package io.mien.store.derby;

import io.mien.MienException;
import io.mien.store.StoreException;
import io.mien.store.backup.BackupKey;
import io.mien.support.data.HexKey;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The AES key of a database. */
final class EncryptionKey {
    private final HexKey key;

    private EncryptionKey(HexKey key) {
        this.key = key;
    }

    /** The key that a configuration names, see {@link HexKey#in}. */
    static EncryptionKey in(String file, String variable, UnaryOperator<String> environment) throws StoreException {
        try {
            return new EncryptionKey(HexKey.in(file, variable, environment));
        } catch (MienException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    /** See {@link HexKey#parse}. */
    static EncryptionKey parse(String text, String where) throws StoreException {
        try {
            return new EncryptionKey(HexKey.parse(text, where));
        } catch (MienException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    /** The engine's attributes to open or to encrypt a database. */
    Map<String, String> attributes() {
        return Map.of(
                "dataEncryption", "true", "encryptionAlgorithm", "AES/CBC/NoPadding", "encryptionKey", key.digits());
    }

    /** The key that seals backups of the gallery. */
    BackupKey forBackups() {
        return new BackupKey(key.bytes());
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
