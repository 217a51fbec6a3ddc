package io.mien.recognizer;

import java.util.Objects;

/**
 * How a stream works. Each method with a parameter returns the same options with one value changed:
 * {@code StreamOptions.defaults().inFlight(1)}. Immutable.
 */
public final class StreamOptions {
    /** One frame is prepared, one is in the network, one is decoded, aligned and searched. */
    private static final int THREE_STEPS = 3;

    private static final StreamOptions DEFAULTS =
            new StreamOptions(RecognizeOptions.defaults(), THREE_STEPS, FaceFilter.ALL);

    private final RecognizeOptions recognize;
    private final int inFlight;
    private final FaceFilter filter;

    private StreamOptions(RecognizeOptions recognize, int inFlight, FaceFilter filter) {
        this.recognize = Objects.requireNonNull(recognize, "recognize");
        this.inFlight = inFlight;
        this.filter = Objects.requireNonNull(filter, "filter");
        if (inFlight < 1) {
            throw new IllegalArgumentException("a stream has at least one frame in flight, not " + inFlight);
        }
    }

    /** {@link RecognizeOptions#defaults}, three frames in flight, every face is embedded and named. */
    public static StreamOptions defaults() {
        return DEFAULTS;
    }

    /**
     * How each frame is recognized; without a depth of its own a frame is searched once, so that the time of a frame does not
     * grow with its size.
     */
    public RecognizeOptions recognize() {
        return recognize;
    }

    /** @param frame how each one is recognized */
    public StreamOptions recognize(RecognizeOptions frame) {
        return new StreamOptions(frame, inFlight, filter);
    }

    /** Frames that are on their way at once, at least 1; with 1 a frame is taken when the one before is done. */
    public int inFlight() {
        return inFlight;
    }

    /** @param frames that are on their way at once, at least 1 */
    public StreamOptions inFlight(int frames) {
        return new StreamOptions(recognize, frames, filter);
    }

    /** Which faces are embedded and named. */
    public FaceFilter filter() {
        return filter;
    }

    /** @param worthIt which faces are embedded and named */
    public StreamOptions filter(FaceFilter worthIt) {
        return new StreamOptions(recognize, inFlight, worthIt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamOptions o
                && recognize.equals(o.recognize)
                && inFlight == o.inFlight
                && filter.equals(o.filter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(recognize, inFlight, filter);
    }

    @Override
    public String toString() {
        return recognize + ", " + inFlight + " frames in flight" + (filter.equals(FaceFilter.ALL) ? "" : ", filtered");
    }
}
