package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneSketchTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int TILE = 40;

    /** Tiles of random gray, moved to the right by so many pixels. */
    static Image scene(long seed, int moved) {
        int columns = WIDTH / TILE;
        int[] tiles = new Random(seed).ints(columns * columns, 0, 256).toArray();
        byte[] gray = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                gray[y * WIDTH + x] = (byte) tiles[(x + WIDTH - moved) % WIDTH / TILE + columns * (y / TILE)];
            }
        }
        return Image.of(WIDTH, HEIGHT, PixelFormat.GRAY, gray);
    }

    private static Image changed(Image image, double times, int plus) {
        byte[] gray = image.data().clone();
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) Math.max(0, Math.min(255, (gray[i] & 255) * times + plus));
        }
        return Image.of(image.width(), image.height(), image.format(), gray);
    }

    private static boolean isCut(Image before, Image after) {
        return SceneSketch.of(after).isCutFrom(SceneSketch.of(before));
    }

    @Test
    void anotherSceneIsACut() {
        assertTrue(isCut(scene(0, 0), scene(7, 0)));
    }

    @Test
    void movementIsNone() {
        assertFalse(isCut(scene(0, 0), scene(0, TILE / 4)));
    }

    @Test
    void lightIsNone() {
        assertFalse(isCut(scene(0, 0), changed(scene(0, 0), .5, 0)));
        assertFalse(isCut(scene(0, 0), changed(scene(0, 0), .8, 50)));
    }

    @Test
    void noiseInTheDarkIsNone() {
        assertFalse(isCut(changed(scene(0, 0), .05, 0), changed(scene(7, 0), .05, 0)));
    }

    /** A fade ends in a black frame, which correlates with nothing. */
    @Test
    void aSceneAfterBlackIsACut() {
        assertTrue(isCut(changed(scene(0, 0), 0, 0), scene(0, 0)));
    }

    @Test
    void aPictureOfOnePixelIsNone() {
        Image pixel = Image.of(1, 1, PixelFormat.GRAY, new byte[] {90});
        assertFalse(isCut(pixel, pixel));
    }
}
