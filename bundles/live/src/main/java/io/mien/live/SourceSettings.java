package io.mien.live;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.live.track.TrackLimits;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.StreamOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the configuration of a source asks for, read and checked. Immutable. */
final class SourceSettings {
    private static final double MILLIS = 1000;

    private final SourceConfig config;
    private final SourceAddress address;
    private final String name;
    private final FaceZones zones;

    /** @throws FrameSourceException if the address, its password or the zones cannot be read */
    SourceSettings(SourceConfig config) throws FrameSourceException {
        this.config = config;
        address = address(config);
        name = config.name().isBlank() ? address.toString() : config.name();
        try {
            zones = new FaceZones(config.zones(), config.masks());
        } catch (IllegalArgumentException e) {
            throw new FrameSourceException(name, e.getMessage(), e);
        }
    }

    private static SourceAddress address(SourceConfig config) throws FrameSourceException {
        SourceAddress address = SourceAddress.parse(config.address());
        if (config.password_file().isEmpty()) {
            return address;
        }
        try (Stream<String> lines = Files.lines(Path.of(config.password_file()))) {
            return address.withPassword(lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw new FrameSourceException(
                    address.toString(), "its password file cannot be read as UTF-8: " + config.password_file(), e);
        }
    }

    SourceAddress address() {
        return address;
    }

    /** What the source is called. */
    String name() {
        return name;
    }

    /** Most frames a second that are recognized; 0: all. */
    double fps() {
        return config.fps();
    }

    /** Longest wait for the results of frames in progress when the source is closed. */
    Duration drain() {
        return Duration.ofMillis(config.drain_millis());
    }

    /** @param filter which faces are embedded and named */
    StreamOptions stream(FaceFilter filter) {
        RecognizeOptions frames = RecognizeOptions.defaults().ofFrames();
        return StreamOptions.defaults()
                .recognize(frames.detector(frames.detector().confidence(config.track_low()))
                        .embeddings(true))
                .inFlight(config.in_flight())
                .filter(filter);
    }

    TrackLimits limits() {
        TrackLimits usual = TrackLimits.DEFAULT;
        double lost = config.track_lost_millis() / MILLIS;
        return new TrackLimits(
                config.track_high(),
                lost,
                lost + config.track_return_millis() / MILLIS,
                usual.same(),
                usual.differ(),
                config.track_votes(),
                usual.tries(),
                usual.better(),
                config.track_refresh_millis() / MILLIS);
    }

    /** Whether a face of a frame counts: large enough, and within the zones. */
    boolean counts(Image image, Box box) {
        return Math.max(box.width(), box.height()) >= config.min_face() && zones.include(image, box);
    }
}
