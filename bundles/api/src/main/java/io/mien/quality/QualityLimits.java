package io.mien.quality;

import java.util.Locale;
import java.util.Optional;

/**
 * What a face must at least be for some use. A limit at the end of its range refuses nothing.
 *
 * @param size least size in pixels
 * @param sharpness least sharpness
 * @param turn greatest turn in degrees, 90 for any
 * @param dark least light, 0..255
 * @param bright greatest light, 0..255
 */
public record QualityLimits(float size, float sharpness, float turn, float dark, float bright) {
    /** Refuses nothing. */
    public static final QualityLimits NONE = new QualityLimits(0, 0, 90, 0, 255);

    /**
     * Why a face is refused, with what it is and what it should be: {@code too small (31 px; at least 60)}.
     *
     * @return empty if it is good enough
     */
    public Optional<String> refusal(FaceQuality quality) {
        if (quality.size() < size) {
            return Optional.of(told("too small (%.0f px; at least %.0f)", Math.floor(quality.size()), size));
        }
        if (quality.sharpness() < sharpness) {
            return Optional.of(told("too blurred (sharpness %.1f; at least %.0f)", quality.sharpness(), sharpness));
        }
        if (quality.turn() > turn) {
            return Optional.of(told("turned too far (%.0f degrees; at most %.0f)", Math.ceil(quality.turn()), turn));
        }
        if (quality.light() < dark) {
            return Optional.of(told("too dark (mean %.0f of 255; at least %.0f)", Math.floor(quality.light()), dark));
        }
        if (quality.light() > bright) {
            return Optional.of(told("too bright (mean %.0f of 255; at most %.0f)", Math.ceil(quality.light()), bright));
        }
        return Optional.empty();
    }

    private static String told(String text, double is, double limit) {
        return String.format(Locale.ROOT, text, is, limit);
    }
}
