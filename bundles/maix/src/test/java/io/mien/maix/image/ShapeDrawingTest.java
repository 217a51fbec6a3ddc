package io.mien.maix.image;

import static io.mien.maix.image.Color.COLOR_BLACK;
import static io.mien.maix.image.Color.COLOR_BLUE;
import static io.mien.maix.image.Color.COLOR_GRAY;
import static io.mien.maix.image.Color.COLOR_GREEN;
import static io.mien.maix.image.Color.COLOR_ORANGE;
import static io.mien.maix.image.Color.COLOR_PURPLE;
import static io.mien.maix.image.Color.COLOR_RED;
import static io.mien.maix.image.Color.COLOR_WHITE;
import static io.mien.maix.image.Color.COLOR_YELLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeDrawingTest {
    /** The picture beside this test was looked at. */
    @ParameterizedTest
    @EnumSource(names = {"FMT_RGB888", "FMT_BGR888", "FMT_RGBA8888"})
    void drawsThePictureThatWasLookedAt(Format format) throws IOException {
        BufferedImage expected = ImageIO.read(ShapeDrawingTest.class.getResource("shapes.png"));
        Image drawn = shapes(format);
        assertEquals(expected.getWidth() + "x" + expected.getHeight(), drawn.width() + "x" + drawn.height());
        for (int y = 0; y < drawn.height(); y++) {
            for (int x = 0; x < drawn.width(); x++) {
                Color pixel = drawn.pixel(x, y);
                assertEquals(
                        expected.getRGB(x, y) & 0xffffff,
                        pixel.r() << 16 | pixel.g() << 8 | pixel.b(),
                        "at " + x + "," + y);
            }
        }
    }

    static Image shapes(Format format) {
        return new Image(160, 120, format, COLOR_BLACK)
                .drawRect(5, 5, 30, 20, COLOR_RED)
                .drawRect(45, 5, 30, 20, COLOR_GREEN, 2)
                .drawRect(85, 5, 30, 20, COLOR_BLUE, -1)
                .drawRect(125, 5, 30, 20, COLOR_WHITE, 5)
                .drawLine(5, 35, 35, 55, COLOR_YELLOW)
                .drawLine(45, 35, 75, 55, COLOR_PURPLE, 4)
                .drawCircle(95, 45, 11, COLOR_ORANGE)
                .drawCircle(120, 45, 11, COLOR_GRAY, -1)
                .drawCircle(145, 45, 10, COLOR_WHITE, 4)
                .drawCross(12, 72, COLOR_RED)
                .drawCross(35, 72, COLOR_RED, 9, 3)
                .drawArrow(50, 65, 90, 80, COLOR_GREEN)
                .drawArrow(95, 65, 130, 80, COLOR_GREEN, 3)
                .drawKeypoints(new int[] {138, 65, 154, 65, 146, 72, 140, 80, 152, 80}, COLOR_YELLOW, 3)
                .draw_keypoints(new int[] {10, 105, 30, 95, 50, 105}, COLOR_WHITE, 4, 1, 1)
                .drawRect(60, 90, 90, 25, Color.fromRgba(0, 0, 255, .4f), -1)
                .drawCircle(150, 115, 14, Color.fromRgba(255, 255, 255, .5f), -1);
    }

    @Test
    void coversTheSamePixelsAsMaixPyDoes() {
        Image image = new Image(20, 20).drawRect(2, 3, 5, 4, COLOR_RED).draw_circle(12, 12, 3, COLOR_GREEN, -1);
        assertEquals(COLOR_RED, image.pixel(2, 3));
        assertEquals(COLOR_RED, image.pixel(6, 6));
        assertEquals(COLOR_BLACK, image.pixel(7, 6));
        assertEquals(COLOR_BLACK, image.pixel(3, 4));
        assertEquals(COLOR_GREEN, image.pixel(15, 12));
        assertEquals(COLOR_BLACK, image.pixel(16, 12));
    }

    @Test
    void drawsTheMeanOfTheChannelsOnGray() {
        Image gray = new Image(4, 4, Format.FMT_GRAYSCALE).drawRect(0, 0, 2, 2, Color.fromRgb(30, 60, 120), -1);
        assertEquals(Color.fromGray(70), gray.pixel(1, 1));
        assertEquals(COLOR_BLACK, gray.pixel(2, 2));
    }

    @Test
    void mixesWhatIsTransparent() {
        Image image = new Image(2, 1, Format.FMT_RGB888, Color.fromRgb(100, 0, 200))
                .drawRect(0, 0, 1, 1, Color.fromRgba(200, 100, 0, .5f), -1);
        assertEquals(Color.fromRgb(150, 50, 100), image.pixel(0, 0));
    }

    @Test
    void leavesOutWhatLiesOutside() {
        Image image = new Image(8, 8)
                .drawRect(-5, -5, 30, 30, COLOR_RED)
                .drawLine(-100, 4, 100, 4, COLOR_GREEN)
                .drawCircle(-3, -3, 2, COLOR_BLUE, -1)
                .drawImage(6, -3, new Image(5, 5, Format.FMT_BGR888, COLOR_WHITE));
        assertEquals(COLOR_GREEN, image.pixel(0, 4));
        assertEquals(COLOR_BLACK, image.pixel(0, 0));
        assertEquals(COLOR_WHITE, image.pixel(7, 1));
        assertEquals(COLOR_BLACK, image.pixel(7, 2));
    }

    @Test
    void drawsShapesThatReachFarBeyondThePicture() {
        int far = Integer.MAX_VALUE;
        Image image = new Image(8, 8)
                .drawRect(1, 1, far, far, COLOR_GREEN, -1)
                .drawRect(2, 2, far, far, COLOR_RED)
                .drawCross(5, 5, COLOR_BLUE, far, 1);
        assertEquals(COLOR_BLACK, image.pixel(0, 4));
        assertEquals(COLOR_GREEN, image.pixel(1, 4));
        assertEquals(COLOR_RED, image.pixel(2, 4));
        assertEquals(COLOR_BLUE, image.pixel(0, 5));
        assertEquals(COLOR_BLUE, image.pixel(5, 7));
        assertEquals(COLOR_GREEN, image.pixel(7, 7));
    }

    @Test
    void laysATransparentPictureOverAnother() {
        Image over = new Image(2, 1, Format.FMT_RGBA8888).drawRect(1, 0, 1, 1, COLOR_WHITE, -1);
        Image image = new Image(3, 1, Format.FMT_RGB888, COLOR_RED).drawImage(0, 0, over);
        assertEquals(COLOR_RED, image.pixel(0, 0));
        assertEquals(COLOR_WHITE, image.pixel(1, 0));
        assertEquals(COLOR_RED, image.pixel(2, 0));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Image image = new Image(8, 8);
        assertRefused(Err.ERR_ARGS, () -> image.drawLine(0, 0, 5, 5, COLOR_RED, 0));
        assertRefused(Err.ERR_ARGS, () -> image.drawRect(0, 0, 0, 5, COLOR_RED));
        assertRefused(Err.ERR_ARGS, () -> image.drawCircle(3, 3, -1, COLOR_RED));
        assertRefused(Err.ERR_ARGS, () -> image.drawKeypoints(new int[3], COLOR_RED));
        assertRefused(Err.ERR_ARGS, () -> Color.fromRgb(256, 0, 0));
        assertRefused(Err.ERR_ARGS, () -> Color.fromRgba(0, 0, 0, 1.1f));
        Image yuv = new Image(8, 8, Format.FMT_YVU420SP);
        assertRefused(Err.ERR_NOT_IMPL, () -> yuv.drawRect(0, 0, 2, 2, COLOR_RED));
        assertRefused(Err.ERR_NOT_IMPL, () -> yuv.drawString(0, 0, "a"));
        assertRefused(Err.ERR_NOT_IMPL, () -> yuv.drawImage(0, 0, image));
    }

    static void assertRefused(Err err, Executable call) {
        assertEquals(err, assertThrows(MaixException.class, call).err());
    }
}
