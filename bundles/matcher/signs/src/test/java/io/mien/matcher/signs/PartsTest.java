package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.IndexKey;
import io.mien.model.ModelId;
import io.mien.store.GalleryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a search one by one. */
class PartsTest {
    /** Codes of one moment, and the signs that they held then. */
    private record Moment(SignCodes codes, List<int[]> signs) {}

    @Test
    void noChangeIsSeenInAnEarlierState() {
        Random random = new Random(1);
        Rotation rotation = new Rotation(64, 0);
        SignGallery gallery = new SignGallery(64, 1);
        SignCodes codes = SignCodes.none(rotation);
        List<int[]> signs = new ArrayList<>();
        List<Moment> earlier = new ArrayList<>();
        for (int step = 0; step < 12_000; step++) {
            boolean growing = step / 5_000 % 2 == 0;
            if (signs.isEmpty() || random.nextInt(10) < (growing ? 9 : 0)) {
                float[] face = gallery.direction();
                codes = codes.with(signs.size(), face);
                signs.add(rotation.signs(face));
            } else if (random.nextInt(20) == 0) {
                float[] face = gallery.direction();
                int row = random.nextInt(signs.size());
                codes = codes.with(row, face);
                signs.set(row, rotation.signs(face));
            } else {
                int row = random.nextInt(signs.size()), last = signs.size() - 1;
                codes = codes.moved(last, row);
                signs.set(row, signs.get(last));
                signs.remove(last);
            }
            if (step % 500 < 2) {
                earlier.add(new Moment(codes, List.copyOf(signs)));
            }
        }
        for (Moment moment : earlier) {
            assertEquals(moment.signs.size(), moment.codes.size());
            for (int row = 0; row < moment.signs.size(); row++) {
                assertArrayEquals(moment.signs.get(row), moment.codes.signs(row));
            }
        }
    }

    @Test
    void rotationFollowsFromTheKeyOfTheIndex() {
        ModelId model = new ModelId("m", "0".repeat(64)), other = new ModelId("m", "1".repeat(64));
        AlignmentId alignment = AlignmentId.SIMILARITY, custom = new AlignmentId("custom");
        List<IndexKey> keys = List.of(
                key(5, 6, model, alignment),
                key(6, 5, model, alignment),
                key(5, 6, other, alignment),
                key(5, 6, model, custom));
        float[] face = new SignGallery(64, 1).direction();
        List<List<Integer>> signs = keys.stream()
                .map(key -> new Rotation(64, SignMatcher.seed(key)).signs(face))
                .map(words -> Arrays.stream(words).boxed().toList())
                .toList();
        assertEquals(keys.size(), Set.copyOf(signs).size());
        long again = SignMatcher.seed(key(5, 6, new ModelId("m", "0".repeat(64)), new AlignmentId("similarity-5")));
        assertEquals(SignMatcher.seed(keys.get(0)), again);
    }

    private static IndexKey key(long most, long least, ModelId model, AlignmentId alignment) {
        return new IndexKey(new GalleryId(new UUID(most, least)), new EmbeddingSpace(model, alignment));
    }

    @Test
    void differingSignsTellTheAngle() {
        SignGallery gallery = new SignGallery(256, 2);
        Rotation rotation = new Rotation(256, 0);
        for (float spread : new float[] {.2f, .75f, 3}) {
            double differing = 0, angle = 0;
            for (int i = 0; i < 200; i++) {
                // One large value, as an embedding without rotation might have.
                float[] one = gallery.direction();
                one[7] = 2;
                SignGallery.unit(one);
                float[] other = gallery.near(one, spread);
                differing += bits(rotation.signs(one), rotation.signs(other)) / 256.0;
                angle += Math.acos(SignGallery.cosine(one, other)) / Math.PI;
            }
            assertEquals(angle / 200, differing / 200, .01);
        }
    }

    private static int bits(int[] one, int[] other) {
        return IntStream.range(0, one.length)
                .map(i -> Integer.bitCount(one[i] ^ other[i]))
                .sum();
    }

    @Test
    void candidatesAreTheLightestWithAllOfTheLastWeight() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            int[] weights = random.ints(1 + random.nextInt(20_000), 0, 1 + random.nextInt(1_920))
                    .toArray();
            int wanted = 1 + random.nextInt(300);
            CandidateRows candidates = new CandidateRows(0, 1_920, 10);
            for (int row = weights.length - 1; row >= 0; row--) {
                candidates.add(new int[] {row, -1}, new int[] {weights[row], 0}, 1);
            }
            int last = Arrays.stream(weights).sorted().limit(wanted).max().getAsInt();
            int[] lightest = IntStream.range(0, weights.length)
                    .filter(r -> weights[r] <= last)
                    .toArray();
            assertEquals(weights.length, candidates.size());
            assertEquals(lightest.length, candidates.within(last));
            assertArrayEquals(lightest, candidates.lightest(wanted));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2_048, 5_000, 70_000})
    void scanFindsEachRowWithinTheLimitOnce(int faces) {
        SignGallery gallery = new SignGallery(32, 5);
        Rotation rotation = new Rotation(32, 0);
        SignCodes codes = SignCodes.none(rotation);
        int[][] signs = new int[faces][];
        for (int row = 0; row < faces; row++) {
            float[] face = gallery.direction();
            codes = codes.with(row, face);
            signs[row] = rotation.signs(face);
        }
        // A row that went leaves its signs behind the last one.
        codes = codes.with(faces, new float[32]).moved(faces, faces);
        List<float[]> probes = List.of(gallery.direction(), gallery.direction());
        SignScan scan = new SignScan(codes, probes);
        for (int wanted : new int[] {1, 40, faces}) {
            List<CandidateRows> nearest = scan.nearest(wanted);
            for (int p = 0; p < probes.size(); p++) {
                SignProbe probe = scan.probe(p);
                int limit = nearest.get(p).limit();
                int[] within = IntStream.range(0, faces)
                        .filter(row -> probe.differing(signs[row]) <= limit)
                        .toArray();
                assertTrue(within.length >= Math.min(wanted, faces), within.length + " of " + wanted);
                assertArrayEquals(within, nearest.get(p).lightest(faces));
                int[] limits = {limit, limit};
                assertEquals(within.length, scan.count(limits, () -> true)[p]);
            }
        }
    }

    @Test
    void scanFindsEnoughIfItsSampleMisleads() {
        SignGallery gallery = new SignGallery(64, 5);
        SignCodes codes = SignCodes.none(new Rotation(64, 0));
        float[] probe = gallery.direction();
        // All near rows are in the blocks that the sample looks at.
        for (int row = 0; row < 32 * SignCodes.BLOCK_ROWS; row++) {
            boolean sampled = row / SignCodes.BLOCK_ROWS % 4 == 0;
            codes = codes.with(row, sampled ? probe : gallery.direction());
        }
        int wanted = 9 * SignCodes.BLOCK_ROWS;
        CandidateRows found =
                new SignScan(codes, List.of(probe)).nearest(wanted).get(0);
        assertTrue(found.size() >= wanted, found.size() + " rows");
    }

    @Test
    void calibrationAllowsForSearchesHarderThanThoseMeasured() {
        Random random = new Random(6);
        double[] needed =
                random.doubles(1_000).map(u -> .00001 / Math.pow(u, 1.2)).toArray();
        double share = ScanCalibration.share(needed, .999);
        ScanCalibration calibration = new ScanCalibration(share, share, OptionalDouble.empty());
        double compared = calibration.compared(1_000_000, 1, 1) / 1e6;
        double met = new Random(7)
                        .doubles(1_000_000)
                        .map(u -> .00001 / Math.pow(u, 1.2))
                        .filter(n -> n <= compared)
                        .count()
                / 1e6;
        assertTrue(met >= .999, met + " with " + compared);
        assertTrue(compared < .25, "not all");
        assertEquals(1.2 * calibration.compared(1_000_000, 10, 1), calibration.compared(1_000_000, 12, 1), 3);
        assertEquals(1.2 * calibration.near(1_000_000, 10), calibration.near(1_000_000, 12), 3);
        assertEquals(500, calibration.compared(500, 1, 1), "few faces are all compared");
    }

    @Test
    void manyProbesAreSoonerComparedWithAll() {
        ScanCalibration calibration = new ScanCalibration(.2, .06, OptionalDouble.empty());
        assertEquals(60_000, calibration.compared(1_000_000, 1, 1), "one reads the others in vain");
        assertEquals(60_000, calibration.compared(1_000_000, 1, 2));
        assertEquals(1_000_000, calibration.compared(1_000_000, 1, 4), "they share the read");
        assertEquals(20_000, new ScanCalibration(.2, .02, OptionalDouble.empty()).compared(1_000_000, 1, 10_000));
    }
}
