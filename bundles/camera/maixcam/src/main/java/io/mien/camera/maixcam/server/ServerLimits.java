package io.mien.camera.maixcam.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The place at which a device connects, and its limits.
 *
 * @param socket what the program connects to; its folder holds nothing else
 * @param shared folder of the shared memory
 * @param frameBytes most bytes of the pixels of a frame; all slots together have at most 1 GiB
 * @param slots frames that the shared memory has room for, 3 to 16
 * @param silence longest time in which the program says nothing
 * @param queueBytes most bytes that wait to be read by the program
 * @param retry how long after a failure the socket is tried again
 */
public record ServerLimits(
        Path socket, Path shared, int frameBytes, int slots, Duration silence, int queueBytes, Duration retry) {
    private static final int LEAST_SLOTS = 3;
    private static final int MOST_SLOTS = 16;
    private static final int MOST_MEMORY = 1 << 30;

    public ServerLimits {
        if (slots < LEAST_SLOTS || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "the shared memory has " + LEAST_SLOTS + " to " + MOST_SLOTS + " slots, not " + slots);
        }
        if (frameBytes < 1 || frameBytes > MOST_MEMORY / slots) {
            throw new IllegalArgumentException(
                    "a frame has 1 to " + MOST_MEMORY / slots + " bytes with " + slots + " slots, not " + frameBytes);
        }
    }
}
