package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Image;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the results. */
final class ResultValues {
    private ResultValues() {}

    record OfDetection(List<Face> faces, LineUp lineUp) implements Detection {
        OfDetection {
            faces = List.copyOf(faces);
        }
    }

    record OfRecognition(List<RecognizedFace> faces, LineUp lineUp) implements Recognition {
        OfRecognition {
            faces = List.copyOf(faces);
        }
    }

    record OfRecognizedFace(Face face, String label, boolean known, float similarity, Optional<Embedding> embedding)
            implements RecognizedFace {
        @Override
        public RecognizedFace embedding(Optional<Embedding> carried) {
            return new OfRecognizedFace(face, label, known, similarity, carried);
        }
    }

    record OfEmbeddedFace(Face face, Optional<Embedding> embedding, Optional<Image> aligned) implements EmbeddedFace {}

    record OfEmbeddedFaces(
            List<EmbeddedFace> faces,
            EmbeddingSpace space,
            int dimension,
            FaceTemplate template,
            float threshold,
            LineUp lineUp)
            implements EmbeddedFaces {
        OfEmbeddedFaces {
            faces = List.copyOf(faces);
        }
    }

    record OfLineUp(long number, Map<StageKind, StageId> stages) implements LineUp {
        OfLineUp {
            Map<StageKind, StageId> copy = new EnumMap<>(StageKind.class);
            copy.putAll(stages);
            stages = Collections.unmodifiableMap(copy);
        }
    }

    record OfLookAlike(String label, long faceId, float cosine) implements LookAlike {}
}
