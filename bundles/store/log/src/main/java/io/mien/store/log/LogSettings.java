package io.mien.store.log;

import io.mien.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings with which a store is opened.
 *
 * @param folder the gallery's folder
 * @param callWait longest wait of a call for others
 * @param eraseRetry from one try to overwrite what was removed to the next
 * @param closeWait longest wait for running calls before closing under them
 * @param batch embeddings read at once
 * @param mostSuperseded bytes of replaced embeddings after which the log is rewritten
 */
record LogSettings(
        Path folder, Duration callWait, Duration eraseRetry, Duration closeWait, int batch, long mostSuperseded) {
    /**
     * @param folder of the gallery, in place of the configured one
     * @throws StoreException if there is no folder, or encryption is asked for
     */
    static LogSettings of(LogStoreConfig configuration, Optional<Path> folder) throws StoreException {
        if (configuration.encryption()) {
            throw new StoreException(
                    "the store log encrypts nothing, and encryption is on: the store derby encrypts, or"
                            + " a file system that does");
        }
        return new LogSettings(
                folder.orElseThrow(() -> new StoreException("the configuration of the store names no folder")),
                Duration.ofMillis(configuration.wait_millis()),
                Duration.ofMillis(configuration.erase_retry_millis()),
                Duration.ofMillis(configuration.close_millis()),
                configuration.batch(),
                (long) configuration.superseded_mebibytes() << 20);
    }
}
