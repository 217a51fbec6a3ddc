package io.mien.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
    @ParameterizedTest
    @CsvSource({"BGR,18", "RGB,18", "RGBA,24", "GRAY,6"})
    void needsTheBytesOfItsPixels(PixelFormat format, int bytes) {
        byte[] data = new byte[bytes];
        Image image = Image.of(2, 3, format, data);
        assertSame(data, image.data());
        assertEquals(bytes / 3, image.stride());
        assertRefused(2, 3, bytes / 3, format, new byte[bytes - 1], "needs " + bytes + " bytes");
    }

    @Test
    void mayEndWithTheLastPixelOfAPaddedRow() {
        assertEquals(10, Image.of(2, 3, 10, PixelFormat.BGR, new byte[26]).stride());
        assertRefused(2, 3, 10, PixelFormat.BGR, new byte[25], "needs 26 bytes");
        assertRefused(2, 3, 5, PixelFormat.BGR, new byte[99], "stride of 6");
    }

    @Test
    void hasTwoPlanesInNv21() {
        assertEquals(4, Image.of(4, 6, PixelFormat.NV21, new byte[36]).stride());
        assertRefused(4, 6, 4, PixelFormat.NV21, new byte[35], "needs 36 bytes");
        assertEquals(8, Image.of(4, 6, 8, PixelFormat.NV21, new byte[68]).stride());
        assertRefused(330, 409, 330, PixelFormat.NV21, new byte[300_000], "even width and height");
        assertRefused(3, 4, 4, PixelFormat.NV21, new byte[99], "even width and height");
    }

    @Test
    void hasPixels() {
        assertRefused(0, 3, 10, PixelFormat.GRAY, new byte[30], "no pixels");
        assertRefused(3, -1, 10, PixelFormat.GRAY, new byte[30], "no pixels");
    }

    @Test
    void isCheckedWithoutOverflow() {
        byte[] little = new byte[100];
        assertThrows(IllegalArgumentException.class, () -> Image.of(Integer.MAX_VALUE, 1, PixelFormat.RGBA, little));
        assertRefused(30_000, 30_000, 90_000, PixelFormat.BGR, little, "needs 2700000000 bytes");
        assertRefused(1, Integer.MAX_VALUE, Integer.MAX_VALUE, PixelFormat.GRAY, little, "bytes, not 100");
    }

    private static void assertRefused(int width, int height, int stride, PixelFormat format, byte[] data, String why) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Image.of(width, height, stride, format, data))
                .getMessage();
        assertTrue(message.contains(why), message);
        assertTrue(message.contains(width + "x" + height), message);
    }
}
