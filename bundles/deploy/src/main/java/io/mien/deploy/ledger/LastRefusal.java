package io.mien.deploy.ledger;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.deploy.DeploymentRefusal;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why the last deployment was refused: {@code last-refusal.json} in the data folder, so that the reason is known after a restart.
 * A refused deployment writes no generation that could hold it. Thread-safe.
 */
public final class LastRefusal {
    private static final Logger LOG = System.getLogger(LastRefusal.class.getName());

    /** A reason is a line or two; a larger file is something else. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private volatile Optional<DeploymentRefusal> last;

    /** @param data data folder that this process owns */
    public LastRefusal(Path data) {
        file = data.resolve("last-refusal.json");
        last = read();
    }

    /** Empty if the last deployment was taken. */
    public Optional<DeploymentRefusal> get() {
        return last;
    }

    /** Keeps it in place of the one before. If it cannot be written, it is known until this process ends. */
    public void set(DeploymentRefusal refusal) {
        last = Optional.of(refusal);
        Map<String, Object> values = Map.of(
                "time", refusal.time().toString(),
                "subject", refusal.subject(),
                "reason", refusal.reason());
        byte[] text = JsonWriter.write(values).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.replace(file, FileAccess.PRIVATE, out -> out.write(text));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The reason of a refusal is not kept in " + file, e);
        }
    }

    /** A deployment was taken. */
    public void clear() {
        last = Optional.empty();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The reason of an earlier refusal cannot be removed from " + file, e);
        }
    }

    private Optional<DeploymentRefusal> read() {
        try {
            if (Json.parse(RegularFile.readText(file, MOST_BYTES)) instanceof Map<?, ?> values) {
                return Optional.of(DeploymentRefusal.of(
                        Instant.parse(text(values, "time")), text(values, "subject"), text(values, "reason")));
            }
        } catch (NoSuchFileException e) {
            // The last deployment was taken.
            return Optional.empty();
        } catch (IOException | JsonException | DateTimeException e) {
            LOG.log(Level.WARNING, "The reason of an earlier refusal cannot be read from " + file, e);
        }
        return Optional.empty();
    }

    private static String text(Map<?, ?> values, String key) {
        return String.valueOf(values.get(key));
    }
}
