package io.mien.recognizer;

import io.mien.aligner.FaceTemplate;
import io.mien.extractor.EmbeddingSpace;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Faces of a picture with their embeddings. Made by the recognizer. */
@ProviderType
public sealed interface EmbeddedFaces permits ResultValues.OfEmbeddedFaces {
    /** The faces, best score first; those that were given, in their order. */
    List<EmbeddedFace> faces();

    /** Within which their embeddings may be compared. */
    EmbeddingSpace space();

    /** Length of their embeddings. */
    int dimension();

    /** Size of their crops and where the five points lie in these. */
    FaceTemplate template();

    /** The extractor's own score for one person, 0..1. */
    float threshold();

    /** What made them. */
    LineUp lineUp();

    /** These faces, with what the extractor says of its embeddings. */
    static EmbeddedFaces of(
            List<EmbeddedFace> faces,
            EmbeddingSpace space,
            int dimension,
            FaceTemplate template,
            float threshold,
            LineUp lineUp) {
        return new ResultValues.OfEmbeddedFaces(faces, space, dimension, template, threshold, lineUp);
    }
}
