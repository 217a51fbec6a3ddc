package io.mien.command.picture;

/** Digits of 3 x 5 dots, enlarged: a Java without fonts, as in small containers, can still number faces. */
final class DigitGlyphs {
    private static final int SCALE = 3;
    private static final int COLUMNS = 3;
    private static final int ROWS = 5;

    /** In pixels. */
    static final int HEIGHT = ROWS * SCALE;

    /** For 0 to 9, the rows from top to bottom, three bits each. */
    private static final int[] DOTS = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_001_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111
    };

    private DigitGlyphs() {}

    /** Takes the pixels that are painted, from the top left corner of the text. */
    interface Pixels {
        void set(int x, int y);
    }

    /** Of a number in pixels. */
    static int width(String digits) {
        return digits.length() * (COLUMNS + 1) * SCALE - SCALE;
    }

    static void paint(String digits, Pixels to) {
        for (int i = 0; i < digits.length(); i++) {
            int dots = DOTS[digits.charAt(i) - '0'];
            int left = i * (COLUMNS + 1) * SCALE;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < COLUMNS * SCALE; x++) {
                    int bit = ROWS * COLUMNS - 1 - (y / SCALE * COLUMNS + x / SCALE);
                    if ((dots >> bit & 1) != 0) {
                        to.set(left + x, y);
                    }
                }
            }
        }
    }
}
