package io.mien.maix.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.maix.image.Color;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.Touch;
import io.mien.maix.touchscreen.TouchScreen;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the window, without a screen: it is painted into a picture, and the mouse's events are sent to it. */
class WindowCanvasTest {
    private final WindowCanvas canvas = new WindowCanvas(40, 20);
    private final TouchScreen touches = new TouchScreen();

    @BeforeEach
    void enlargeTheWindow() {
        canvas.setSize(80, 60);
        while (touches.available()) {
            touches.read0();
        }
    }

    @Test
    void thePictureIsAsLargeAsTheWindow() {
        canvas.show(
                new Image(40, 20, Format.FMT_RGB888, Color.COLOR_RED).drawRect(20, 0, 20, 20, Color.COLOR_GREEN, -1));
        BufferedImage painted = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        canvas.paint(painted.getGraphics());
        assertEquals(0xff0000, painted.getRGB(2, 58) & 0xffffff);
        assertEquals(0x00ff00, painted.getRGB(78, 2) & 0xffffff);
    }

    @Test
    void theMouseTouchesInPixelsOfTheDisplay() {
        mouse(MouseEvent.MOUSE_PRESSED, 40, 30);
        assertEquals(new Touch(20, 10, true), touches.read0());
        mouse(MouseEvent.MOUSE_DRAGGED, 60, 45);
        assertEquals(new Touch(30, 15, true), touches.read0());
        mouse(MouseEvent.MOUSE_RELEASED, 60, 45);
        assertEquals(new Touch(30, 15, false), touches.read0());
    }

    private void mouse(int event, int x, int y) {
        canvas.dispatchEvent(new MouseEvent(canvas, event, 0, 0, x, y, 1, false));
    }
}
