package io.mien.sightings.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import org.junit.jupiter.api.Test;

class CropReductionTest {
    @Test
    void aLargeCropIsMadeOfMeans() {
        byte[] pixels = new byte[3 * 4 * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 3 == 0 ? 200 : 8 * (i / 3 % 4));
        }
        Image reduced = CropReduction.to(2, Image.of(4, 2, PixelFormat.BGR, pixels));
        assertEquals(2, reduced.width());
        assertEquals(1, reduced.height());
        assertArrayEquals(new byte[] {(byte) 200, 4, 4, (byte) 200, 20, 20}, reduced.data());
    }

    @Test
    void aSmallOneStaysAsItIs() {
        Image image = Image.of(2, 2, PixelFormat.BGR, new byte[12]);
        assertSame(image, CropReduction.to(2, image));
    }
}
