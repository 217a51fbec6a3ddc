package io.mien.matcher.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.matcher.Index;
import org.junit.jupiter.api.Test;

class ExactIndexTest {
    @Test
    void closedIndexIsEmptyAndSaysSo() {
        Index index = new ExactMatcher(0).open(2);
        index.put(1, new float[] {1, 0});
        index.close();
        index.close();
        assertEquals(0, index.size());
        assertEquals(2, index.dimension());
        index.remove(1);
        assertThrows(IllegalStateException.class, () -> index.search(new float[] {1, 0}, 1));
        assertThrows(IllegalStateException.class, () -> index.put(2, new float[] {1, 0}));
    }
}
