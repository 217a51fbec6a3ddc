package io.mien.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A picture of the documentation that was looked at, and that a program draws again with the same font. Every box, point and letter
 * must be there in its color, and nothing else; all may be off by a pixel of the program's picture, since processors round
 * differently. With {@code -Dmien.pictures=true} the picture is replaced, to be looked at again.
 */
final class LookedAtPicture {
    private static final Path FOLDER = Path.of(System.getProperty("mien.root"), "docs", "images");
    /** How far a drawn pixel may be from one of its color: a pixel of the program's picture is 1.6 of the display. */
    private static final int REACH = 2;
    /** How much a channel of the scene may differ. */
    private static final int SHADE = 24;
    /** So many pixels may differ more; a side of a box, a point or a word has several times as many. */
    private static final int MOST_FAULTS = 20;
    /** By how much the channel of a drawn color stands out; that of nothing in the synthetic room does so. */
    private static final int DOMINANCE = 100;

    private enum Ink {
        RED,
        GREEN,
        NONE
    }

    private LookedAtPicture() {}

    /**
     * Compares a picture with the one that was looked at.
     *
     * @param ignored a part that is not compared
     */
    static void assertSame(Path actual, String name, Rectangle ignored) throws IOException {
        if (Boolean.getBoolean("mien.pictures")) {
            Files.copy(actual, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        int faults = faults(ImageIO.read(actual.toFile()), read(name), ignored);
        assertTrue(faults <= MOST_FAULTS, () -> faults + " pixels of " + actual + " differ from " + name);
    }

    /** Reads a picture of the documentation. */
    static BufferedImage read(String name) throws IOException {
        return ImageIO.read(FOLDER.resolve(name).toFile());
    }

    /** How many pixels of two pictures differ. */
    static int faults(BufferedImage actual, BufferedImage expected, Rectangle ignored) {
        assertEquals(expected.getWidth() + "x" + expected.getHeight(), actual.getWidth() + "x" + actual.getHeight());
        Drawing one = Drawing.of(actual), other = Drawing.of(expected);
        int faults = 0;
        for (int y = 0; y < one.height; y++) {
            for (int x = 0; x < one.width; x++) {
                faults += ignored.contains(x, y) || same(one, other, x, y) ? 0 : 1;
            }
        }
        return faults;
    }

    /** Whether a number of faults is more than processors account for. */
    static boolean isSeen(int faults) {
        return faults > MOST_FAULTS;
    }

    private static boolean same(Drawing one, Drawing other, int x, int y) {
        Ink ink = one.ink(x, y), expected = other.ink(x, y);
        if (ink != Ink.NONE && !other.isNear(x, y, ink) || expected != Ink.NONE && !one.isNear(x, y, expected)) {
            return false;
        }
        return one.isBesideInk(x, y) || other.isBesideInk(x, y) || alike(one.rgb(x, y), other.rgb(x, y));
    }

    /** The pixels of a picture, by rows, and in what color each is drawn. */
    private record Drawing(int width, int height, int[] pixels, Ink[] inks) {
        static Drawing of(BufferedImage image) {
            int width = image.getWidth(), height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            Ink[] inks = Arrays.stream(pixels).mapToObj(LookedAtPicture::ink).toArray(Ink[]::new);
            return new Drawing(width, height, pixels, inks);
        }

        int rgb(int x, int y) {
            return pixels[y * width + x];
        }

        Ink ink(int x, int y) {
            return inks[y * width + x];
        }

        boolean isBesideInk(int x, int y) {
            return isNear(x, y, Ink.RED) || isNear(x, y, Ink.GREEN);
        }

        boolean isNear(int x, int y, Ink ink) {
            for (int v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
                for (int u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
                    if (ink(u, v) == ink) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static boolean alike(int one, int other) {
        return Math.abs(red(one) - red(other)) <= SHADE
                && Math.abs(green(one) - green(other)) <= SHADE
                && Math.abs(blue(one) - blue(other)) <= SHADE;
    }

    private static Ink ink(int rgb) {
        if (red(rgb) - Math.max(green(rgb), blue(rgb)) > DOMINANCE) {
            return Ink.RED;
        }
        return green(rgb) - Math.max(red(rgb), blue(rgb)) > DOMINANCE ? Ink.GREEN : Ink.NONE;
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }

    /** Whether something is drawn in the color of strangers. */
    static boolean hasRed(BufferedImage image) {
        return has(image, Ink.RED);
    }

    /** Whether something is drawn in the color of known people. */
    static boolean hasGreen(BufferedImage image) {
        return has(image, Ink.GREEN);
    }

    private static boolean has(BufferedImage image, Ink ink) {
        return Arrays.asList(Drawing.of(image).inks).contains(ink);
    }
}
