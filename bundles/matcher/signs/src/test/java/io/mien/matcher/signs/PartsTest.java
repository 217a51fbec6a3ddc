package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        Rotation rotation = new Rotation(64);
        Gallery gallery = new Gallery(64, 1);
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
    void differingSignsTellTheAngle() {
        Gallery gallery = new Gallery(256, 2);
        Rotation rotation = new Rotation(256);
        for (float spread : new float[] {.2f, .75f, 3}) {
            double differing = 0, angle = 0;
            for (int i = 0; i < 200; i++) {
                // One large value, as an embedding without rotation might have.
                float[] one = gallery.direction();
                one[7] = 2;
                Gallery.unit(one);
                float[] other = gallery.near(one, spread);
                differing += SignCodes.distance(rotation.signs(one), rotation.signs(other)) / 256.0;
                angle += Math.acos(Gallery.cosine(one, other)) / Math.PI;
            }
            assertEquals(angle / 200, differing / 200, .01);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ScalarFilter.class, VectorFilter.class})
    void filterFindsEachSmallNumberInOrder(Class<? extends NearFilter> type) throws Exception {
        NearFilter filter = type.getDeclaredConstructor().newInstance();
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int[] distances = random.ints(200, 0, 30).toArray();
            int count = random.nextInt(201), most = random.nextInt(30);
            int[] places = new int[201];
            int found = filter.find(distances, count, most, places);
            assertArrayEquals(
                    IntStream.range(0, count).filter(i -> distances[i] <= most).toArray(),
                    Arrays.copyOf(places, found));
        }
    }

    @Test
    void candidatesAreTheNearestWithAllOfTheLastDistance() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            int[] distances = random.ints(1 + random.nextInt(20_000), 0, 1 + random.nextInt(128))
                    .toArray();
            int wanted = 1 + random.nextInt(300);
            Candidates candidates = new Candidates(wanted, 128, 128);
            for (int row = 0; row < distances.length; row++) {
                candidates.add(row, distances[row]);
            }
            int last = Arrays.stream(distances).sorted().limit(wanted).max().getAsInt();
            assertEquals(wanted <= distances.length, candidates.hasEnough());
            assertArrayEquals(
                    IntStream.range(0, distances.length)
                            .filter(r -> distances[r] <= last)
                            .toArray(),
                    candidates.rows());
        }
    }

    @Test
    void scanFindsEnoughIfItsSampleMisleads() {
        Gallery gallery = new Gallery(64, 5);
        SignCodes codes = SignCodes.none(new Rotation(64));
        float[] probe = gallery.direction();
        // All near rows are in the blocks that the sample looks at.
        for (int row = 0; row < 20 * SignCodes.BLOCK_ROWS; row++) {
            boolean sampled = row / SignCodes.BLOCK_ROWS % 16 == 0;
            codes = codes.with(row, sampled ? probe : gallery.direction());
        }
        int wanted = 3 * SignCodes.BLOCK_ROWS;
        int[] rows = new SignScan(codes, List.of(probe))
                .nearest(wanted, new ScalarFilter())
                .get(0);
        assertTrue(rows.length >= wanted, rows.length + " rows");
    }

    @Test
    void calibrationAllowsForSearchesHarderThanThoseMeasured() {
        Random random = new Random(6);
        double[] needed =
                random.doubles(1_000).map(u -> .00001 / Math.pow(u, 1.2)).toArray();
        Calibration calibration = Calibration.of(needed, .999, 1_000_000);
        double compared = calibration.compared(1_000_000, 1) / 1e6;
        double met = new Random(7)
                        .doubles(1_000_000)
                        .map(u -> .00001 / Math.pow(u, 1.2))
                        .filter(n -> n <= compared)
                        .count()
                / 1e6;
        assertTrue(met >= .999, met + " with " + compared);
        assertTrue(compared < .25, "not all");
        assertEquals(3 * calibration.compared(1_000_000, 10), calibration.compared(1_000_000, 30), 3);
        assertEquals(1_000, calibration.compared(1_000, 1), "few faces are all compared");
    }
}
