package io.mien.recognizer.guard;

import io.mien.aligner.FaceTemplate;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * The checks of stages' answers. An impossible answer is found at the stage that gave it: a crop of the wrong
 * size must not be blamed on the extractor. Each throws {@link IllegalStateException} saying what is wrong.
 */
public final class AnswerValidation {
    /** How far the squared length of an embedding may be from 1: float arithmetic of the largest dimension, and no more. */
    private static final double UNIT = 2e-3;

    private AnswerValidation() {}

    /** Faces with finite boxes, scores and points. */
    public static void faces(List<Face> faces) {
        for (Face face : faces) {
            Box box = face.box();
            boolean finite = Float.isFinite(box.x() + box.y() + box.width() + box.height() + face.score());
            if (!finite || face.points().stream().anyMatch(p -> !Float.isFinite(p.x() + p.y()))) {
                throw new IllegalStateException("a face that is not finite");
            }
        }
    }

    /** Crops of the template's size; empty ones are of faces that are none. */
    public static void crops(List<Optional<Image>> crops, FaceTemplate template) {
        for (Optional<Image> crop : crops) {
            crop.ifPresent(c -> crop(c, template));
        }
    }

    /** A crop of the template's size. */
    public static void crop(Image crop, FaceTemplate template) {
        if (crop.width() != template.width() || crop.height() != template.height()) {
            throw new IllegalStateException("a crop of " + crop.width() + "x" + crop.height() + " where "
                    + template.width() + "x" + template.height() + " was asked for");
        }
    }

    /** One embedding a crop, of the right dimension, finite and of unit length. */
    public static void embeddings(List<float[]> embeddings, int crops, int dimension) {
        if (embeddings.size() != crops) {
            throw new IllegalStateException(embeddings.size() + " embeddings of " + crops + " crops");
        }
        for (float[] values : embeddings) {
            if (values.length != dimension) {
                throw new IllegalStateException(
                        "an embedding of " + values.length + " values where " + dimension + " are declared");
            }
            double square = 0;
            for (float value : values) {
                square += (double) value * value;
            }
            if (!(Math.abs(square - 1) < UNIT)) {
                throw new IllegalStateException(
                        "an embedding that is not finite or not of unit length, but " + Math.sqrt(square));
            }
        }
    }

    public static void cosine(float cosine) {
        if (!(Math.abs(cosine) < 1 + UNIT)) {
            throw new IllegalStateException("a cosine of " + cosine);
        }
    }
}
