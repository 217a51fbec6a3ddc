package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.backup.BackupKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings with which a store is opened.
 *
 * @param folder the gallery's folder
 * @param key where the gallery is encrypted
 * @param callWait longest wait of a call for others
 * @param eraseRetry from one try to overwrite what was removed to the next
 * @param closeWait longest wait for running calls before closing under them
 * @param readers calls that read at once
 * @param pageCache most database pages kept in memory
 * @param batch embeddings read at once
 */
record DerbySettings(
        Path folder,
        Optional<EncryptionKey> key,
        Duration callWait,
        Duration eraseRetry,
        Duration closeWait,
        int readers,
        int pageCache,
        int batch) {
    /** Size in bytes of the pages that hold chips and embeddings. */
    private static final int PAGE_BYTES = 32 << 10;

    /**
     * @param folder of the gallery, in place of the configured one
     * @throws StoreException if there is no folder, or encryption is on and there is not exactly one key
     */
    static DerbySettings of(DerbyStoreConfig configuration, Optional<Path> folder, UnaryOperator<String> environment)
            throws StoreException {
        return new DerbySettings(
                folder.orElseThrow(() -> new StoreException("the configuration of the store names no folder")),
                configuration.encryption()
                        ? Optional.of(EncryptionKey.in(
                                configuration.key_file(), configuration.key_environment(), environment))
                        : Optional.empty(),
                Duration.ofMillis(configuration.wait_millis()),
                Duration.ofMillis(configuration.erase_retry_millis()),
                Duration.ofMillis(configuration.close_millis()),
                configuration.readers(),
                (int) (((long) configuration.page_cache_mebibytes() << 20) / PAGE_BYTES),
                configuration.batch());
    }

    /** The key that seals backups; empty if they are plain. */
    Optional<BackupKey> backupKey() {
        return key.map(EncryptionKey::forBackups);
    }
}
