package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import java.util.Optional;

/**
 * A face and the name of the person.
 *
 * @param face box, score and points in pixels of the picture
 * @param label the person, or {@link io.mien.store.Label#UNKNOWN}
 * @param known whether the best hit reached the threshold
 * @param similarity score (.5 + .5 cosine) of the best hit, 0..1, also of an unknown face; 0 if the gallery is empty
 * @param embedding present if it was asked for and the points span a face
 */
public record RecognizedFace(Face face, String label, boolean known, float similarity, Optional<Embedding> embedding) {}
