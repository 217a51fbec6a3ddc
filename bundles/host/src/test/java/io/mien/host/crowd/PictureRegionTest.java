package io.mien.host.crowd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.tck.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureRegionTest {
    private static final Image PICTURE = TestPictures.smooth(1, 120, 90);

    @Test
    void handsOutTheWholePictureItself() {
        assertSame(PICTURE, PictureRegion.read(PICTURE, new SearchWindow(0, 0, 0, 120, 90, 1)));
    }

    @Test
    void copiesTheWindow() {
        Image window = PictureRegion.read(PICTURE, new SearchWindow(1, 7, 5, 30, 20, 1));
        assertEquals("30x20 BGR", window.toString());
        for (int c = 0; c < 3; c++) {
            assertEquals(TestPictures.value(PICTURE, 7 + 29, 5 + 19, c), TestPictures.value(window, 29, 19, c));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void reducesEveryFormatAlike(PixelFormat format) {
        SearchWindow window = new SearchWindow(1, 10, 6, 80, 60, 4);
        Image reduced = PictureRegion.read(TestPictures.converted(PICTURE, format, 6), window);
        assertEquals(20, reduced.width());
        assertEquals(15, reduced.height());
        Image mean = PictureRegion.read(PICTURE, window);
        Image expected = format == PixelFormat.NV21 ? mean : TestPictures.converted(mean, format, 0);
        for (int i = 0; i < expected.data().length; i++) {
            assertEquals(expected.data()[i] & 0xff, reduced.data()[i] & 0xff, format == PixelFormat.NV21 ? 12 : 2);
        }
    }

    @Test
    void takesTheMeanOfSamplesThatLieEvenlyInTheirSquare() {
        byte[] ramp = new byte[12 * 12];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (10 * (i % 12) + i / 12);
        }
        Image gray = Image.of(12, 12, PixelFormat.GRAY, ramp);
        byte[] halves =
                PictureRegion.read(gray, new SearchWindow(1, 0, 0, 2, 2, 2)).data();
        byte[] thirds =
                PictureRegion.read(gray, new SearchWindow(1, 3, 0, 3, 3, 3)).data();
        assertArrayEquals(new byte[] {6}, halves);
        assertArrayEquals(new byte[] {41}, thirds);
    }
}
