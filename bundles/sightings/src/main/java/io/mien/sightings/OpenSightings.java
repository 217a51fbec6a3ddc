package io.mien.sightings;

import io.mien.MienException;
import io.mien.sightings.kept.Retention;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.support.data.HexKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens sightings when they are needed first. Thread-safe. */
final class OpenSightings implements Sightings {
    private final Path folder;
    private final SightingsConfig config;
    private final UnaryOperator<String> environment;
    private final Clock clock;
    private Optional<SightingDatabase> database = Optional.empty(); // guarded by this

    /**
     * @param folder of the sightings, which need not exist
     * @param environment value of a variable, or null
     */
    OpenSightings(Path folder, SightingsConfig config, UnaryOperator<String> environment, Clock clock) {
        this.folder = folder;
        this.config = config;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public synchronized SightingDatabase database() throws MienException {
        if (database.isEmpty()) {
            Optional<HexKey> key = hasKey()
                    ? Optional.of(HexKey.in(config.key_file(), config.key_environment(), environment))
                    : Optional.empty();
            SightingDatabase opened = SightingDatabase.open(folder, key);
            opened.prune(retention(), clock.instant());
            database = Optional.of(opened);
        }
        return database.get();
    }

    /** Whether a key is configured: then everything is encrypted with it. */
    boolean hasKey() {
        return !config.key_file().isBlank() || !config.key_environment().isBlank();
    }

    /** Whether something was kept here. */
    boolean exist() {
        return Files.isDirectory(folder);
    }

    Retention retention() {
        return new Retention(
                Duration.ofHours(config.unknown_hours()), Duration.ofHours(config.known_hours()), config.most());
    }
}
