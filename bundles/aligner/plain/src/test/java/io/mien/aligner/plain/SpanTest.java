package io.mien.aligner.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final int WIDTH = 20;

    @Test
    void holdsExactlyTheColumnsInside() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long start = random.nextInt(200) - 100, step = random.nextInt(41) - 20, limit = random.nextInt(60);
            Span span = Span.where(start, step, limit, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                long c = start + x * step;
                boolean within = x >= span.first() && x < span.end();
                assertEquals(c >= 0 && c < limit, within, start + " + " + x + " * " + step + " of " + limit);
            }
        }
    }

    @Test
    void intersectionStaysInsideTheCrop() {
        assertEquals(new Span(5, 5), new Span(5, 9).and(new Span(0, 0)));
        assertEquals(new Span(4, 7), new Span(4, 9).and(new Span(2, 7)));
    }
}
