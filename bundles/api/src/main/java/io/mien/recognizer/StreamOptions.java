package io.mien.recognizer;

/**
 * How a stream works.
 *
 * @param recognize how each frame is recognized; without a depth of its own a frame is searched once, so that the time of a
 *     frame does not grow with its size
 * @param inFlight frames that are on their way at once, at least 1; with 1 a frame is taken when the one before is done
 */
public record StreamOptions(RecognizeOptions recognize, int inFlight) {
    /** One frame is prepared, one is in the network, one is decoded, aligned and searched. */
    public static final StreamOptions DEFAULT = new StreamOptions(RecognizeOptions.DEFAULT, 3);

    public StreamOptions {
        if (inFlight < 1) {
            throw new IllegalArgumentException("a stream has at least one frame in flight, not " + inFlight);
        }
    }
}
