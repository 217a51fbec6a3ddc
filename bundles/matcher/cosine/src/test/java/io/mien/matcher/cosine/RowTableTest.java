package io.mien.matcher.cosine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTableTest {
    private static final int MOST = 3_000;
    /** The face of each row. */
    private final long[] ids = new long[MOST];

    @Test
    void holdsWhatAMapHoldsAfterAnyChanges() {
        Random random = new Random(1);
        RowTable table = new RowTable();
        Map<Long, Integer> expected = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            // Ids of few bits and of many: homes collide, and wrap around the end.
            long id = random.nextBoolean() ? random.nextInt(2_000) : (long) random.nextInt(500) << 40;
            boolean growing = step / 20_000 % 2 == 0;
            if (random.nextInt(10) < (growing ? 8 : 2)) {
                if (!expected.containsKey(id)) {
                    int row = expected.size();
                    table.put(id, row, this::id);
                    expected.put(id, row);
                    ids[row] = id;
                }
            } else if (expected.containsKey(id)) {
                remove(table, expected, id);
            }
            assertEquals(expected.getOrDefault(id, -1), table.find(id, this::id));
        }
        assertTrue(expected.size() > 50);
        expected.forEach((id, row) -> assertEquals(row, table.find(id, this::id)));
    }

    /** The last row takes the place of the row removed, as in an index. */
    private void remove(RowTable table, Map<Long, Integer> expected, long id) {
        int row = expected.remove(id);
        long last = ids[expected.size()];
        table.remove(id, this::id);
        if (last != id) {
            table.put(last, row, this::id);
            expected.put(last, row);
            ids[row] = last;
        }
    }

    private long id(int row) {
        return ids[row];
    }
}
