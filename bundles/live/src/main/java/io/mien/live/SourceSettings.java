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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the configuration of a source asks for, read and checked. Immutable. */
final class SourceSettings {
    private static final double MILLIS = 1000;

    private final SourceConfig config;
    private final SourceAddress address;
    private final FaceZones zones;
    private final StreamOptions stream;

    /** @throws FrameSourceException naming the address, and what is wrong with it or with a value */
    SourceSettings(SourceConfig config) throws FrameSourceException {
        this.config = config;
        address = address(config);
        try {
            zones = new FaceZones(config.zones(), config.masks());
            RecognizeOptions frames = named(RecognizeOptions.defaults().ofFrames(), config.threshold());
            stream = StreamOptions.defaults()
                    .recognize(frames.detector(frames.detector().confidence(config.track_low()))
                            .embeddings(true))
                    .inFlight(config.in_flight());
        } catch (IllegalArgumentException e) {
            throw new FrameSourceException(address.toString(), e.getMessage(), e);
        }
    }

    private static RecognizeOptions named(RecognizeOptions frames, double threshold) {
        return threshold == 0 ? frames : frames.threshold(threshold);
    }

    /** An address that may be one that cannot be read, without a password. */
    static String masked(String text) {
        int colon = text.indexOf(':');
        String scheme = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String shown = new SourceAddress(scheme, text.substring(colon + 1), Map.of()).toString();
        return colon < 0 ? shown.substring(1) : shown;
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

    /** Most frames a second that are recognized; 0: all. */
    double fps() {
        return config.fps();
    }

    /** Longest wait for the results of frames in progress when the source is closed. */
    Duration drain() {
        return Duration.ofMillis(config.drain_millis());
    }

    /**
     * @param filter which faces are embedded and named
     * @param advised threshold unless one is configured; 0: that of the model
     */
    StreamOptions stream(FaceFilter filter, double advised) {
        double threshold = config.threshold() > 0 ? config.threshold() : advised;
        return stream.filter(filter).recognize(named(stream.recognize(), threshold));
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
                config.track_retry_millis() / MILLIS,
                config.track_refresh_millis() / MILLIS);
    }

    /** Whether a face of a frame counts: large enough, and within the zones. */
    boolean counts(Image image, Box box) {
        return Math.max(box.width(), box.height()) >= config.min_face() && zones.include(image, box);
    }
}
