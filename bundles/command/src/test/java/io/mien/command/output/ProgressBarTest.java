package io.mien.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now = 17;

    private ProgressBar progress(boolean shown, int total) {
        return new ProgressBar(new PrintStream(bytes), shown, total, () -> now);
    }

    /** What a terminal shows after all that was printed. */
    private String screen() {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (char c : bytes.toString().toCharArray()) {
            if (c == '\r') {
                at = 0;
            } else {
                if (at < line.length()) {
                    line.setCharAt(at, c);
                } else {
                    line.append(c);
                }
                at++;
            }
        }
        return line.toString().stripTrailing();
    }

    @Test
    void saysHowFarHowFastAndHowLong() {
        ProgressBar progress = progress(true, 200);
        assertEquals("[                              ] 0/200   0%", screen());
        for (int i = 0; i < 50; i++) {
            now += SECOND / 10;
            progress.step();
        }
        assertEquals("[=======                       ] 50/200  25%  10.0/s  ETA 0:15", screen());
        progress.close();
        assertEquals("", screen());
    }

    @Test
    void isNotDrawnMoreOftenThanAnEyeSees() {
        ProgressBar progress = progress(true, 1000);
        int before = bytes.size();
        for (int i = 0; i < 500; i++) {
            now += SECOND / 10_000;
            progress.step();
        }
        assertEquals(before, bytes.size());
        now += SECOND;
        progress.step();
        assertTrue(screen().contains("501/1000"), screen());
    }

    @Test
    void givesWayToALineAndComesBack() {
        ProgressBar progress = progress(true, 4);
        progress.clear();
        assertEquals("", screen());
        progress.step();
        assertTrue(screen().contains("1/4  25%"), screen());
    }

    @Test
    void aShorterTextLeavesNothingOfALongerOne() {
        ProgressBar progress = progress(true, 1000);
        for (int i = 0; i < 500; i++) {
            now += SECOND / 5000;
            progress.step();
        }
        assertTrue(screen().endsWith("500/1000  50%  5000.0/s  ETA 0:00"), screen());
        now += 100 * SECOND;
        progress.step();
        assertTrue(screen().endsWith("501/1000  50%  5.0/s  ETA 1:40"), screen());
    }

    @Test
    void nobodyWatchingNothingIsPrinted() {
        ProgressBar progress = progress(false, 10);
        now += SECOND;
        progress.step();
        progress.clear();
        progress.close();

        assertEquals(0, bytes.size());
    }
}
