package io.mien.host.trial;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.Face;
import io.mien.extractor.Extractor;
import io.mien.host.trial.TrialPictures.Scene;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.support.testing.ExtractorStub;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A new decoder or engine must answer what the one that serves answers for the same model. */
class StageAgreementTest {
    private static final StageAgreement AGREEMENT = new StageAgreement(new AgreementLimits(.9, .03, .99));

    private final Detector truth = finding(f -> f);

    /** Finds the true faces, changed. */
    private static Detector finding(UnaryOperator<Face> change) {
        return (image, options) -> TrialPictures.scenes().stream()
                .filter(s -> s.picture().width() == image.width() && s.picture().height() == image.height())
                .map(Scene::faces)
                .findFirst()
                .orElseThrow()
                .stream()
                .map(change)
                .toList();
    }

    private static Face moved(Face face, float boxes, float points) {
        Box box = face.box();
        return new Face(
                new Box(box.x() + boxes * box.width(), box.y(), box.width(), box.height()),
                face.score(),
                face.points().stream()
                        .map(p -> new Point(p.x() + points * box.width(), p.y()))
                        .toList());
    }

    private static String refused(Detector newer, Detector older) {
        return assertThrows(TrialFailure.class, () -> AGREEMENT.check(newer, older))
                .getMessage();
    }

    @Test
    void acceptsTheSameAnswersButForRounding() {
        assertDoesNotThrow(() -> AGREEMENT.check(finding(f -> moved(f, .01f, .01f)), truth));
    }

    @Test
    void refusesBoxesThatAreShifted() {
        assertTrue(refused(finding(f -> moved(f, .1f, 0)), truth).contains("with IoU 0.8"));
    }

    @Test
    void refusesPointsThatAreShifted() {
        assertTrue(refused(finding(f -> moved(f, 0, .05f)), truth).startsWith("sets the points of a face"));
    }

    @Test
    void refusesADetectorThatMissesAFace() {
        assertTrue(refused((image, options) -> List.of(), truth).contains("IoU 0.00"));
    }

    @Test
    void doesNotBlameTheNewOneForWhatTheOldOneCannot() {
        assertDoesNotThrow(() -> AGREEMENT.check(truth, (image, options) -> List.of()));
        assertDoesNotThrow(() -> AGREEMENT.check(truth, (image, options) -> {
            throw new IllegalStateException("broken");
        }));
    }

    @Test
    void refusesEmbeddingsWhoseValuesChangedTheirPlaces() throws MienException {
        Extractor older = new Numbers(v -> v);
        AGREEMENT.check(new Numbers(v -> v), older);
        TrialFailure e = assertThrows(TrialFailure.class, () -> AGREEMENT.check(new Numbers(v -> permuted(v)), older));
        assertTrue(e.getMessage().contains("answers a face with cosine"), e.getMessage());
    }

    private static float[] permuted(float[] values) {
        float[] other = values.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = values[(i + 1) % other.length];
        }
        return other;
    }

    /** Embeddings of some pixels. */
    private static final class Numbers extends ExtractorStub {
        private static final int DIMENSION = 16;

        private final UnaryOperator<float[]> change;

        Numbers(UnaryOperator<float[]> change) {
            super(new ModelId("numbers", "0".repeat(64)), DIMENSION, .5f);
            this.change = change;
        }

        @Override
        public List<float[]> extract(List<Image> aligned) {
            return aligned.stream().map(Numbers::embedding).map(change).toList();
        }

        private static float[] embedding(Image crop) {
            float[] values = new float[DIMENSION];
            double square = 0;
            for (int i = 0; i < DIMENSION; i++) {
                values[i] = crop.data()[i * crop.data().length / DIMENSION] - 20 * i;
                square += values[i] * values[i];
            }
            for (int i = 0; i < DIMENSION; i++) {
                values[i] /= (float) Math.sqrt(square);
            }
            return values;
        }
    }
}
