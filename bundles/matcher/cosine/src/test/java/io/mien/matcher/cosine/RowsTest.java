package io.mien.matcher.cosine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.matcher.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {
    private static final int DIMENSION = 500;
    private static final float[] PROBE = embedding(1);

    /** A state, and what it answered when it was the latest. */
    private record Answered(Rows<RowCodes.None> rows, List<Hit> hits) {}

    @ParameterizedTest
    @EnumSource(Precision.class)
    void noChangeIsSeenInAnEarlierState(Precision precision) {
        Random random = new Random(1);
        List<Answered> earlier = new ArrayList<>();
        Rows<RowCodes.None> rows = Rows.empty(DIMENSION, precision, new RowCodes.None());
        for (int i = 0; i < 4_000; i++) {
            // Past several blocks, back to none, and up again.
            boolean growing = i / 1_500 % 2 == 0;
            if (rows.size() == 0 || random.nextInt(10) < (growing ? 9 : 0)) {
                rows = rows.append(i, embedding(random));
            } else if (random.nextInt(20) == 0) {
                rows = rows.replace(random.nextInt(rows.size()), embedding(random));
            } else {
                rows = rows.remove(random.nextInt(rows.size()));
            }
            if (i % 100 < 3) {
                earlier.add(new Answered(rows, search(rows)));
            }
        }
        for (Answered answered : earlier) {
            assertEquals(answered.hits(), search(answered.rows()));
        }
    }

    private static float[] embedding(Random random) {
        return embedding(random.nextFloat() * 2 - 1);
    }

    private static float[] embedding(float cosine) {
        float[] embedding = new float[DIMENSION];
        embedding[DIMENSION - 1] = cosine;
        return embedding;
    }

    private static List<Hit> search(Rows<RowCodes.None> rows) {
        return rows.search(List.of(PROBE), Integer.MAX_VALUE, new ScalarDotProduct())
                .get(0);
    }
}
