package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A face and the name of the person. Made by the recognizer. */
@ProviderType
public sealed interface RecognizedFace permits ResultValues.OfRecognizedFace {
    /** Box, score and points in pixels of the picture. */
    Face face();

    /** The person, or {@link io.mien.store.Label#UNKNOWN}. */
    String label();

    /** Whether the best hit reached the threshold. */
    boolean known();

    /** Score (.5 + .5 cosine) of the best hit, 0..1, also of an unknown face; 0 if the gallery is empty. */
    float similarity();

    /** The embedding; present if it was asked for and the points span a face. */
    Optional<Embedding> embedding();

    /** A face without its embedding. */
    static RecognizedFace of(Face face, String label, boolean known, float similarity) {
        return new ResultValues.OfRecognizedFace(face, label, known, similarity, Optional.empty());
    }

    /** The same with an embedding, or without. */
    RecognizedFace embedding(Optional<Embedding> carried);
}
