package io.mien.display.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.picture.Annotator.Mark;
import io.mien.support.drawing.Fonts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureAnnotatorTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int GRAY = 0x80;

    private final PictureAnnotator annotator = new PictureAnnotator();

    private static Image gray(PixelFormat format) {
        byte[] data = new byte[WIDTH * HEIGHT * (format == PixelFormat.NV21 ? 2 : format.bytesPerPixel())];
        Arrays.fill(data, (byte) GRAY);
        return Image.of(WIDTH, HEIGHT, format, data);
    }

    private static Mark mark(float x, float y, float width, float height, String caption, boolean known) {
        List<Point> points = Collections.nCopies(5, new Point(x + width / 2, y + height / 2));
        return new Mark(new Face(new Box(x, y, width, height), .9f, points), caption, known);
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void drawsOnACopyOfAnyLayout(PixelFormat format) {
        Image image = gray(format);
        byte[] before = image.data().clone();
        Image drawn = annotator.annotate(image, List.of(mark(100, 100, 80, 90, "", true)));
        assertArrayEquals(before, image.data());
        assertEquals(PixelFormat.BGR, drawn.format());
        assertEquals(WIDTH, drawn.width());
        assertEquals(HEIGHT, drawn.height());
        assertTrue(isGreen(drawn, 100, 145));
    }

    @Test
    void withoutMarksThePictureStaysAsItIs() {
        Image image = gray(PixelFormat.BGR);
        assertArrayEquals(image.data(), annotator.annotate(image, List.of()).data());
    }

    @Test
    void knownIsGreenAndUnknownIsRed() {
        Image drawn = annotator.annotate(
                gray(PixelFormat.BGR), List.of(mark(20, 80, 60, 60, "", true), mark(200, 80, 60, 60, "", false)));
        for (int[] side : new int[][] {{0, 30}, {60, 30}, {30, 0}, {30, 60}}) {
            assertTrue(isGreen(drawn, 20 + side[0], 80 + side[1]));
            assertTrue(isRed(drawn, 200 + side[0], 80 + side[1]));
        }
    }

    @Test
    void pointsAreDiscsOfTheirRadius() {
        Image drawn = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(100, 100, 80, 80, "", true)));
        assertFalse(isGray(drawn, 140, 140));
        assertFalse(isGray(drawn, 140 - 3, 140));
        assertTrue(isGray(drawn, 140 - 6, 140));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "5,1", "10,1", "11,2", "30,3", "31,4", "1000,4"})
    void radiusFollowsTheBoxUpToFour(float width, float radius) {
        assertEquals(radius, FaceOutline.radius(width));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "320,240,1", "640,480,2", "1920,1080,5"})
    void linesFollowThePicture(int width, int height, float line) {
        assertEquals(line, new Canvas(null, width, height).line());
    }

    @Test
    void aBoxOverTheEdgeIsDrawnAlongTheEdge() {
        Image drawn = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(-50, -50, 150, 150, "", true)));
        assertTrue(isGreen(drawn, 0, 60));
        assertTrue(isGreen(drawn, 60, 0));
        assertTrue(isGreen(drawn, 100, 60));
    }

    @ParameterizedTest
    @CsvSource({"100,100", "-20,-20", "290,-20", "-20,210", "290,210", "0,0"})
    void theCaptionIsAPlateInsideThePicture(float x, float y) {
        requireFonts();
        Image without = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(x, y, 50, 50, "", true)));
        Image with = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(x, y, 50, 50, "Ada 0.97", true)));
        Image white = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(x, y, 50, 50, "     ", true)));
        assertArrayEquals(without.data(), white.data(), "a blank caption has no plate");
        // A plate that were cut off would lose its right half, where half of the letters are.
        int plate = count(with) - count(without);
        int whole = count(annotator.annotate(gray(PixelFormat.BGR), List.of(mark(100, 100, 50, 50, "Ada 0.97", true))))
                - count(annotator.annotate(gray(PixelFormat.BGR), List.of(mark(100, 100, 50, 50, "", true))));
        assertEquals(whole, plate, whole * .25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u738b\u5c0f\u660e",
                "\u0645\u0631\u062d\u0628\u0627",
                "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "e\u0301\u0302\u0303",
                "a\nb\tc\u0000d",
                "\ud83d",
                "\u202e"
            })
    void anyTextIsDrawn(String caption) {
        requireFonts();
        int bare = count(annotator.annotate(gray(PixelFormat.BGR), List.of(mark(100, 100, 50, 50, "", true))));
        for (String text : List.of(caption, caption.repeat(3000))) {
            Image drawn = annotator.annotate(gray(PixelFormat.BGR), List.of(mark(100, 100, 50, 50, text, true)));
            assertTrue(count(drawn) > bare, "there is a plate");
        }
    }

    @Test
    void aLongCaptionLeavesTheNeighborsFree() {
        requireFonts();
        Image drawn = annotator.annotate(
                gray(PixelFormat.BGR), List.of(mark(10, 100, 50, 50, "a name of very many words".repeat(4), true)));
        for (int x = 10 + WIDTH / 2 + 2; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                assertTrue(isGray(drawn, x, y), "at " + x + "," + y);
            }
        }
    }

    @Test
    void oddBoxesAndTinyPicturesDoNoHarm() {
        float nan = Float.NaN;
        float huge = Float.MAX_VALUE;
        Image pixel = Image.of(1, 1, PixelFormat.BGR, new byte[3]);
        for (Image image : List.of(pixel, gray(PixelFormat.BGR))) {
            for (Mark odd : List.of(
                    mark(5000, 5000, 10, 10, "far away", true),
                    mark(0, 0, 0, 0, "no area", true),
                    mark(10, 10, -5, -5, "negative", true),
                    mark(nan, nan, nan, nan, "not a number", true),
                    mark(-huge, -huge, huge, huge, "huge", true),
                    mark(-10, -10, 5000, 5000, "all of it", true))) {
                assertEquals(
                        image.toString(),
                        annotator.annotate(image, List.of(odd)).toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Error.class, UnsatisfiedLinkError.class, InternalError.class, NullPointerException.class})
    void withoutFontsTheRestIsDrawnAndTheyAreAskedForOnce(Class<? extends Throwable> failure) {
        AtomicInteger calls = new AtomicInteger();
        PictureAnnotator fontless = new PictureAnnotator(new Fonts(() -> {
            calls.incrementAndGet();
            sneakyThrow(failure);
        }));
        Mark mark = mark(100, 100, 80, 80, "Ada", true);
        Image drawn = fontless.annotate(gray(PixelFormat.BGR), List.of(mark, mark));
        assertTrue(isGreen(drawn, 100, 140));
        fontless.annotate(gray(PixelFormat.BGR), List.of(mark));
        assertEquals(1, calls.get());
    }

    private static void sneakyThrow(Class<? extends Throwable> failure) {
        try {
            throw failure.getDeclaredConstructor().newInstance();
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void requireFonts() {
        assumeTrue(new Fonts().available(), "this Java has no fonts");
    }

    /** Pixels that were drawn on. */
    private static int count(Image image) {
        int count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                count += isGray(image, x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private static boolean isGray(Image image, int x, int y) {
        return channel(image, x, y, 0) == GRAY && channel(image, x, y, 1) == GRAY && channel(image, x, y, 2) == GRAY;
    }

    private static boolean isGreen(Image image, int x, int y) {
        return channel(image, x, y, 1) > channel(image, x, y, 2) + 30;
    }

    private static boolean isRed(Image image, int x, int y) {
        return channel(image, x, y, 2) > channel(image, x, y, 1) + 30;
    }

    private static int channel(Image image, int x, int y, int channel) {
        return image.data()[3 * (y * WIDTH + x) + channel] & 0xff;
    }
}
