package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignProbeTest {
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 1024})
    void loopsCountAndWeighWhatDiffers(int bits) {
        SignGallery gallery = new SignGallery(bits, 3);
        Rotation rotation = new Rotation(bits, 0);
        for (int count : new int[] {1, 7, 64, 200}) {
            float[] probe = rotation.rotated(gallery.direction());
            int[][] words = new int[rotation.words()][count];
            int[] differ = new int[count], weigh = new int[count];
            for (int row = 0; row < count; row++) {
                float[] other = rotation.rotated(gallery.direction());
                int[] signs = Rotation.ofRotated(other);
                for (int i = 0; i < bits; i++) {
                    words[i / 32][row] = signs[i / 32];
                    boolean differs = probe[i] < 0 != other[i] < 0;
                    differ[row] += differs && Math.abs(probe[i]) >= .61 * rootMeanSquare(probe) ? 1 : 0;
                    weigh[row] += differs ? magnitude(probe, i) : 0;
                }
            }
            SignProbe compared = new SignProbe(probe);
            int[] differing = new int[count], weights = new int[count];
            compared.differing(words, count, differing);
            compared.weights(words, count, weights);
            assertArrayEquals(differ, differing);
            assertArrayEquals(weigh, weights);
            assertMarks(compared, words, differ);
        }
    }

    private static void assertMarks(SignProbe probe, int[][] words, int[] differ) {
        int[] scratch = new int[differ.length];
        for (int limit : new int[] {0, Arrays.stream(differ).sum() / differ.length, probe.bits() + 1}) {
            for (int bit : new int[] {1, 1 << 31}) {
                int[] near = new int[differ.length];
                Arrays.fill(near, 2);
                probe.mark(words, limit, bit, near, scratch);
                int[] expected =
                        Arrays.stream(differ).map(d -> d < limit ? 2 | bit : 2).toArray();
                assertArrayEquals(expected, near);
            }
        }
    }

    private static double rootMeanSquare(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    /** Of a value: 0 to 15 in proportion to the largest. */
    private static int magnitude(float[] values, int at) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Math.round(Math.abs(values[at]) / largest * 15);
    }

    @Test
    void weightsOrderFacesAsTheirCosinesDo() {
        SignGallery gallery = new SignGallery(128, 8);
        Rotation rotation = new Rotation(128, 0);
        int byNumber = 0, byWeight = 0, rounds = 3_000;
        for (int round = 0; round < rounds; round++) {
            float[] probe = gallery.direction(), near = gallery.near(probe, 1.5f), far = gallery.near(probe, 2.2f);
            boolean nearer = SignGallery.cosine(probe, near) > SignGallery.cosine(probe, far);
            SignProbe compared = new SignProbe(rotation.rotated(probe));
            int[] one = rotation.signs(near), other = rotation.signs(far);
            byNumber += compared.differing(one) < compared.differing(other) == nearer ? 1 : 0;
            byWeight += compared.weight(one) < compared.weight(other) == nearer ? 1 : 0;
        }
        assertTrue(byWeight > byNumber + rounds / 25, byWeight + " of " + rounds + ", by number " + byNumber);
    }
}
