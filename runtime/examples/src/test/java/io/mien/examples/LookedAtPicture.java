package io.mien.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/**
 * A picture of the documentation that was looked at, and that a program draws again. Boxes, points and texts must be where they were, in
 * their color; letters may have another shape, since fonts differ, and all may be off by some pixels, since processors round
 * differently. With {@code -Dmien.pictures=true} the picture is replaced, to be looked at again.
 */
final class LookedAtPicture {
    private static final Path FOLDER = Path.of(System.getProperty("mien.root"), "docs", "images");
    /** How far a drawn pixel may be from one of its color. */
    private static final int REACH = 7;
    /** How much a channel of the scene may differ. */
    private static final int SHADE = 24;
    /** One of so many pixels may differ more. */
    private static final int PIXELS_PER_FAULT = 160;

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
        Path kept = FOLDER.resolve(name);
        if (Boolean.getBoolean("mien.pictures")) {
            Files.copy(actual, kept, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        BufferedImage one = ImageIO.read(actual.toFile()), other = ImageIO.read(kept.toFile());
        assertEquals(other.getWidth() + "x" + other.getHeight(), one.getWidth() + "x" + one.getHeight(), name);
        int faults = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                faults += ignored.contains(x, y) || same(one, other, x, y) ? 0 : 1;
            }
        }
        int most = one.getWidth() * one.getHeight() / PIXELS_PER_FAULT;
        assertEquals(
                0, faults / most, faults + " pixels of " + actual + " differ from " + kept + ", more than " + most);
    }

    private static boolean same(BufferedImage one, BufferedImage other, int x, int y) {
        Ink ink = ink(one, x, y), expected = ink(other, x, y);
        if (ink == expected && ink != Ink.NONE) {
            return true;
        }
        if (ink != Ink.NONE && !near(other, x, y, ink) || expected != Ink.NONE && !near(one, x, y, expected)) {
            return false;
        }
        return ink != Ink.NONE
                || expected != Ink.NONE
                || drawn(one, x, y)
                || drawn(other, x, y)
                || alike(one, other, x, y);
    }

    private static boolean drawn(BufferedImage image, int x, int y) {
        return near(image, x, y, Ink.RED) || near(image, x, y, Ink.GREEN);
    }

    private static boolean near(BufferedImage image, int x, int y, Ink ink) {
        for (int v = Math.max(0, y - REACH); v <= Math.min(image.getHeight() - 1, y + REACH); v++) {
            for (int u = Math.max(0, x - REACH); u <= Math.min(image.getWidth() - 1, x + REACH); u++) {
                if (ink(image, u, v) == ink) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean alike(BufferedImage one, BufferedImage other, int x, int y) {
        Color a = new Color(one.getRGB(x, y)), b = new Color(other.getRGB(x, y));
        return Math.abs(a.getRed() - b.getRed()) <= SHADE
                && Math.abs(a.getGreen() - b.getGreen()) <= SHADE
                && Math.abs(a.getBlue() - b.getBlue()) <= SHADE;
    }

    /** The synthetic room has no such colors. */
    private static Ink ink(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        int red = color.getRed(), green = color.getGreen(), blue = color.getBlue();
        if (red > 190 && green < 70 && blue < 70) {
            return Ink.RED;
        }
        return green > 190 && red < 70 && blue < 70 ? Ink.GREEN : Ink.NONE;
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
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (ink(image, x, y) == ink) {
                    return true;
                }
            }
        }
        return false;
    }
}
