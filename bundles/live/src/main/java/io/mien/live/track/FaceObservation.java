package io.mien.live.track;

import io.mien.extractor.Embedding;
import io.mien.recognizer.RecognizedFace;
import java.util.Optional;

/**
 * A face of a frame.
 *
 * @param face its answer
 * @param weight how much its picture counts, above 0 and at most 1
 */
public record FaceObservation(RecognizedFace face, double weight) {
    Optional<Embedding> embedding() {
        return face.embedding();
    }

    float score() {
        return face.face().score();
    }
}
