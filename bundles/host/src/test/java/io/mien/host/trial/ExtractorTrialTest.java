package io.mien.host.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.model.ModelId;
import io.mien.support.testing.ExtractorStub;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a feature model must not answer, whatever network is behind it. */
class ExtractorTrialTest {
    private static final int DIMENSION = 4;
    private static final TrialLimits LIMITS = new TrialLimits(.5, .15, 1, .25, .9, .9);

    private static String outcome(Function<Image, float[]> embed) {
        return assertThrows(MienException.class, () -> new HostTrials(LIMITS)
                        .run(new Fake(embed), Optional.empty(), Optional.empty()))
                .getMessage();
    }

    @Test
    void nanDoesNotPass() {
        assertEquals("answers an embedding of the squared length NaN, not 1", outcome(image ->
                new float[] {Float.NaN, 0, 0, 0}));
    }

    @Test
    void anotherLengthDoesNotPass() {
        assertEquals("answers 3 values of one face and 4 of another", outcome(image -> new float[] {1, 0, 0}));
    }

    @Test
    void embeddingThatIsNotOfUnitLengthDoesNotPass() {
        assertTrue(
                outcome(image -> new float[] {2, 0, 0, 0}).startsWith("answers an embedding of the squared length 4"));
    }

    @Test
    void modelThatTakesEverybodyForOnePersonDoesNotPass() {
        assertTrue(outcome(image -> new float[] {1, 0, 0, 0}).startsWith("does not tell people apart"));
    }

    @Test
    void modelThatKnowsPicturesAndNotPeopleDoesNotPass() {
        assertTrue(outcome(ExtractorTrialTest::digest).startsWith("does not tell people apart"));
    }

    /** Unit length, another direction for each picture. */
    private static float[] digest(Image image) {
        float[] values = new float[DIMENSION];
        int hash = Arrays.hashCode(image.data());
        double angle = hash % 1000;
        values[0] = (float) Math.cos(angle);
        values[1] = (float) Math.sin(angle);
        return values;
    }

    @Test
    void reportsWhatTheNetworkThrows() {
        Extractor throwing = new Fake(image -> null) {
            @Override
            public List<float[]> extract(List<Image> aligned) throws InferenceException {
                throw new InferenceException("a", "division by zero");
            }
        };
        MienException e = assertThrows(
                MienException.class, () -> new HostTrials(LIMITS).run(throwing, Optional.empty(), Optional.empty()));
        assertEquals("a: division by zero", e.getMessage());
    }

    private static class Fake extends ExtractorStub {
        private final Function<Image, float[]> embed;

        Fake(Function<Image, float[]> embed) {
            super(new ModelId("a", "0".repeat(64)), DIMENSION, .8f);
            this.embed = embed;
        }

        @Override
        public List<float[]> extract(List<Image> aligned) throws InferenceException {
            return aligned.stream().map(embed).toList();
        }
    }
}
