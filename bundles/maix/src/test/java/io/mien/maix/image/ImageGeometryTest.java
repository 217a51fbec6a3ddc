package io.mien.maix.image;

import static io.mien.maix.image.Color.COLOR_BLACK;
import static io.mien.maix.image.Color.COLOR_GREEN;
import static io.mien.maix.image.Color.COLOR_RED;
import static io.mien.maix.image.Color.COLOR_WHITE;
import static io.mien.maix.image.ShapeDrawingTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGeometryTest {
    private static Image halves() {
        return new Image(8, 4, Format.FMT_RGB888, COLOR_RED).drawRect(4, 0, 4, 4, COLOR_GREEN, -1);
    }

    @Test
    void stretchesContainsAndCovers() {
        Image filled = halves().resize(8, 8);
        assertEquals(COLOR_RED, filled.pixel(0, 0));
        assertEquals(COLOR_GREEN, filled.pixel(7, 7));

        Image contained = halves().resize(8, 8, Fit.FIT_CONTAIN);
        assertEquals(COLOR_BLACK, contained.pixel(0, 1));
        assertEquals(COLOR_RED, contained.pixel(0, 2));
        assertEquals(COLOR_GREEN, contained.pixel(7, 5));
        assertEquals(COLOR_BLACK, contained.pixel(7, 6));

        Image covered = halves().resize(4, 4, Fit.FIT_COVER);
        assertEquals(COLOR_RED, covered.pixel(1, 0));
        assertEquals(COLOR_GREEN, covered.pixel(2, 3));
    }

    @Test
    void interpolatesBetweenTheCentersOfPixels() {
        Image two = new Image(2, 1, Format.FMT_GRAYSCALE).drawRect(1, 0, 1, 1, Color.fromGray(200), -1);
        Image four = two.resize(4, 1);
        assertEquals(0, four.pixel(0, 0).r());
        assertEquals(50, four.pixel(1, 0).r());
        assertEquals(150, four.pixel(2, 0).r());
        assertEquals(200, four.pixel(3, 0).r());
    }

    @Test
    void takesTheSideThatIsNotGivenFromTheProportions() {
        assertEquals(new Size(16, 8), size(halves().resize(16, -1)));
        assertEquals(new Size(16, 8), size(halves().resize(-1, 8)));
        assertRefused(Err.ERR_ARGS, () -> halves().resize(-1, -1));
    }

    @Test
    void turnsCounterclockwiseWithoutLosingAPixel() {
        Image turned = halves().rotate(90);
        assertEquals(new Size(4, 8), size(turned));
        assertEquals(COLOR_GREEN, turned.pixel(0, 0));
        assertEquals(COLOR_GREEN, turned.pixel(3, 3));
        assertEquals(COLOR_RED, turned.pixel(3, 4));
        assertEquals(COLOR_RED, turned.pixel(0, 7));
        assertEquals(COLOR_BLACK, halves().rotate(45).pixel(0, 0));
        assertEquals(new Size(8, 8), size(halves().rotate(90, 8, 8)));
    }

    @Test
    void movesThreePoints() {
        Image moved = halves().affine(new int[] {0, 0, 4, 0, 0, 2}, new int[] {1, 1, 5, 1, 1, 3}, 8, 4);
        assertEquals(COLOR_BLACK, moved.pixel(0, 1));
        assertEquals(COLOR_RED, moved.pixel(1, 1));
        assertEquals(COLOR_GREEN, moved.pixel(5, 1));
        assertRefused(Err.ERR_ARGS, () -> halves().affine(new int[6], new int[] {0, 0, 1, 1, 2, 2}, 8, 4));
        assertRefused(Err.ERR_ARGS, () -> halves().affine(new int[4], new int[6], 8, 4));
    }

    @Test
    void saysItsSizeAndFormat() {
        assertEquals("Image(8x4, FMT_RGB888)", halves().toString());
    }

    @Test
    void cutsOutAPart() {
        Image part = halves().crop(3, 1, 2, 3);
        assertEquals(new Size(2, 3), size(part));
        assertEquals(COLOR_RED, part.pixel(0, 0));
        assertEquals(COLOR_GREEN, part.pixel(1, 2));
        assertRefused(Err.ERR_ARGS, () -> halves().crop(7, 0, 2, 1));
        assertRefused(Err.ERR_ARGS, () -> halves().crop(-1, 0, 2, 1));
    }

    @Test
    void aCopyIsDrawnOnByItself() {
        Image image = halves();
        Image copy = image.copy().drawRect(0, 0, 1, 1, COLOR_WHITE, -1);
        io.mien.image.Image before = image.toMien();
        assertEquals(COLOR_RED, image.pixel(0, 0));
        assertEquals(COLOR_WHITE, copy.pixel(0, 0));
        image.drawRect(0, 0, 8, 4, COLOR_WHITE, -1);
        assertEquals(COLOR_RED, Image.of(before).pixel(0, 0));
    }

    @Test
    void convertsEachFormatIntoEachOther() {
        Color gray = Color.fromGray(120), orange = Color.fromRgb(240, 120, 10);
        for (Format from : Format.values()) {
            for (Format to : Format.values()) {
                Image grayish =
                        new Image(4, 2, Format.FMT_RGB888, gray).toFormat(from).toFormat(to);
                assertEquals(to, grayish.format());
                assertNear(gray, grayish.toFormat(Format.FMT_RGB888).pixel(3, 1), from + " to " + to);
                if (from != Format.FMT_GRAYSCALE && to != Format.FMT_GRAYSCALE) {
                    Image colored = new Image(4, 2, Format.FMT_RGB888, orange)
                            .toFormat(from)
                            .toFormat(to);
                    assertNear(orange, colored.toFormat(Format.FMT_RGB888).pixel(0, 0), from + " to " + to);
                }
            }
        }
        // .299 x 240 + .587 x 120 + .114 x 10, as OpenCV weights them.
        Image weighted = new Image(1, 1, Format.FMT_RGB888, orange).toFormat(Format.FMT_GRAYSCALE);
        assertEquals(143, weighted.pixel(0, 0).r());
        assertRefused(Err.ERR_ARGS, () -> new Image(3, 2, Format.FMT_YVU420SP));
    }

    @Test
    void computesInYuvBySteppingOutOfIt() {
        Image yuv = halves().toFormat(Format.FMT_YVU420SP);
        Image turned = yuv.rotate(90).crop(0, 0, 4, 4);
        assertEquals(Format.FMT_YVU420SP, turned.format());
        assertNear(COLOR_GREEN, turned.toFormat(Format.FMT_RGB888).pixel(1, 1), "turned");
        assertNear(
                COLOR_BLACK,
                new Image(2, 2, Format.FMT_YVU420SP).toFormat(Format.FMT_RGB888).pixel(0, 0),
                "new");
    }

    @Test
    void mapsPlacesAsMaixPyDoes() {
        // A camera of 320x224 on a screen of 552x368: by 1.6428, with no bars above and 13.1 at the sides.
        int[] there = Image.resizeMapPos(320, 224, 552, 368, Fit.FIT_CONTAIN, 0, 194, 60, 30);
        assertArrayEquals(new int[] {13, 318, 98, 49}, there);
        assertArrayEquals(
                new int[] {0, 193}, Image.resize_map_pos_reverse(320, 224, 552, 368, Fit.FIT_CONTAIN, 13, 318));
        assertArrayEquals(new int[] {20, 30}, Image.resizeMapPos(100, 100, 200, 300, Fit.FIT_FILL, 10, 10));
        assertArrayEquals(new int[] {-20, 30}, Image.resizeMapPos(100, 100, 200, 300, Fit.FIT_COVER, 10, 10));
        // MaixPy looks for the bars at the sides of every wide screen, also where they are above and below.
        assertArrayEquals(
                new int[] {0, 50},
                Image.resizeMapPos(400, 200, 400, 300, Fit.FIT_CONTAIN, 0, 0),
                "bars above and below");
        assertRefused(Err.ERR_ARGS, () -> Image.resizeMapPos(4, 4, 4, 4, Fit.FIT_FILL, 1, 2, 3));
    }

    @Test
    void savesByTheEndingOfTheName(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"a.png", "deep/er/b.jpg", "c.BMP"}) {
            for (Format format : Format.values()) {
                Path file = folder.resolve(name);
                halves().toFormat(format).save(file.toString());
                assertEquals(8, ImageIO.read(file.toFile()).getWidth(), name + " of " + format);
            }
        }
        Path clear = folder.resolve("clear.png");
        new Image(2, 2, Format.FMT_RGBA8888).save(clear.toString());
        assertEquals(0, ImageIO.read(clear.toFile()).getRGB(0, 0) >>> 24);
        Path fine = folder.resolve("fine.jpg"), coarse = folder.resolve("coarse.jpg");
        Image shapes = ShapeDrawingTest.shapes(Format.FMT_RGB888);
        shapes.save(fine.toString());
        shapes.save(coarse.toString(), 10);
        assertTrue(Files.size(coarse) < Files.size(fine) / 2);
        assertRefused(Err.ERR_ARGS, () -> shapes.save(folder.resolve("d.tga").toString()));
        assertRefused(Err.ERR_ARGS, () -> shapes.save(fine.toString(), 101));
        assertRefused(Err.ERR_ARGS, () -> shapes.save("a\0b.png"));
        assertRefused(Err.ERR_ARGS, () -> Image.load("a\0b.png"));
        assertRefused(Err.ERR_IO, () -> shapes.save(fine.resolve("inside.png").toString()));
    }

    private static Size size(Image image) {
        return new Size(image.width(), image.height());
    }

    private static void assertNear(Color expected, Color actual, String what) {
        int most = Math.max(
                Math.abs(expected.r() - actual.r()),
                Math.max(Math.abs(expected.g() - actual.g()), Math.abs(expected.b() - actual.b())));
        assertTrue(most <= 3, what + ": " + actual + " is not " + expected);
    }
}
