package io.mien.track;

import io.mien.quality.FaceQuality;
import io.mien.recognizer.RecognizedFace;
import java.util.OptionalLong;

/**
 * A face in a frame, and the track that it belongs to.
 *
 * @param face the answer of this frame alone; without an embedding if the track made one unnecessary, and then unknown
 * @param quality how well this frame shows the face
 * @param track its number, unique in its source; empty for a face that was seen once only
 * @param decision of the track up to this frame
 */
public record TrackedFace(RecognizedFace face, FaceQuality quality, OptionalLong track, TrackDecision decision) {}
