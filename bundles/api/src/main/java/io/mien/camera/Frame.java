package io.mien.camera;

import io.mien.image.Image;
import java.time.Instant;

/**
 * A picture of a moving scene.
 *
 * @param sequence number that its source gave it, growing; a gap is a frame that the source itself left out
 * @param time when it was taken; of a recorded source the time since its beginning, as time since 1970
 * @param image its pixels no longer change
 */
public record Frame(long sequence, Instant time, Image image) {}
