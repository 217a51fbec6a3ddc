package io.mien.sightings.recording;

/**
 * A track.
 *
 * @param source what the configuration calls it
 * @param number of the track, unique in its source
 */
record TrackKey(String source, long number) {}
