package io.mien.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImagesTest {
    @Test
    void packedBgrIsHandedBack() {
        Image image = Image.of(2, 1, PixelFormat.BGR, new byte[6]);
        assertSame(image, Images.toBgr(image));
    }

    @Test
    void rowGapsAreLeftOut() {
        Image image = Image.of(1, 2, 5, PixelFormat.BGR, new byte[] {1, 2, 3, 9, 9, 4, 5, 6});
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, Images.toBgr(image).data());
    }

    @Test
    void channelsAreReordered() {
        byte[] bgr = {3, 2, 1, 6, 5, 4};
        assertArrayEquals(
                bgr,
                Images.toBgr(Image.of(2, 1, PixelFormat.RGB, new byte[] {1, 2, 3, 4, 5, 6}))
                        .data());
        assertArrayEquals(
                bgr,
                Images.toBgr(Image.of(2, 1, PixelFormat.RGBA, new byte[] {1, 2, 3, 0, 4, 5, 6, 0}))
                        .data());
        assertArrayEquals(
                new byte[] {7, 7, 7},
                Images.toBgr(Image.of(1, 1, PixelFormat.GRAY, new byte[] {7})).data());
    }

    @Test
    void nv21FollowsBt601() {
        // Pure red is Y 81, U 90, V 240; white is Y 235, black Y 16, both without color.
        assertPixel(0, 0, 255, nv21(81, 240, 90));
        assertPixel(255, 255, 255, nv21(235, 128, 128));
        assertPixel(0, 0, 0, nv21(16, 128, 128));
    }

    @Test
    void nv21ChromaIsSharedByTwoByTwoPixels() {
        byte[] data = new byte[4 * 4 + 4 * 2];
        Arrays.fill(data, 0, 16, (byte) 128);
        Arrays.fill(data, 16, 24, (byte) 128);
        data[16 + 4 + 2] = (byte) 240; // V of the bottom right quarter
        Image bgr = Images.toBgr(Image.of(4, 4, PixelFormat.NV21, data));
        int gray = bgr.data()[2] & 0xff;
        int[][] red = {{2, 2}, {3, 2}, {2, 3}, {3, 3}};
        for (int[] p : red) {
            assertEquals(255, bgr.data()[(p[1] * 4 + p[0]) * 3 + 2] & 0xff);
        }
        assertEquals(gray, bgr.data()[(1 * 4 + 2) * 3 + 2] & 0xff);
        assertEquals(gray, bgr.data()[(2 * 4 + 1) * 3 + 2] & 0xff);
    }

    private static byte[] nv21(int y, int v, int u) {
        return new byte[] {(byte) y, (byte) y, (byte) y, (byte) y, (byte) v, (byte) u};
    }

    private static void assertPixel(int b, int g, int r, byte[] nv21) {
        byte[] data = Images.toBgr(Image.of(2, 2, PixelFormat.NV21, nv21)).data();
        assertEquals(b, data[0] & 0xff, 2, "blue");
        assertEquals(g, data[1] & 0xff, 2, "green");
        assertEquals(r, data[2] & 0xff, 2, "red");
    }
}
