package io.mien.sightings.recording;

import io.mien.sightings.kept.SightingFacts;
import java.util.List;

/**
 * The content to write for a track.
 *
 * @param track that it is of
 * @param facts of the track at this moment
 * @param crops the best first, at least one
 */
record TrackSnapshot(OpenTrack track, SightingFacts facts, List<TrackCrop> crops) {}
