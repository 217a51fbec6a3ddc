package io.mien.sightings.recording;

import io.mien.extractor.Embedding;
import io.mien.image.Image;
import java.time.Instant;

/**
 * A face cut out of a frame.
 *
 * @param time at which the frame was seen
 * @param weight how well it shows the face, above 0 and at most 1
 * @param score of the detector for the face, 0..1
 * @param picture the face with its surroundings
 * @param embedding of the face
 */
record TrackCrop(Instant time, float weight, float score, Image picture, Embedding embedding) {}
