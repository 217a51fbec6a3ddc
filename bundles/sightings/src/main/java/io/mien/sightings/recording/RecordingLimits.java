package io.mien.sightings.recording;

import java.time.Duration;

/**
 * How much is kept of a track, and how often it is written.
 *
 * @param crops most crops of a track, at least 1
 * @param spacing least time between two crops of a track
 * @param side most pixels of a crop's longer side
 * @param rewrite least time between two writes of a track
 * @param gone how long a track is not seen before it is closed; who comes back later is another sighting
 * @param queue most tracks that wait to be written, at least 1
 */
public record RecordingLimits(int crops, Duration spacing, int side, Duration rewrite, Duration gone, int queue) {}
