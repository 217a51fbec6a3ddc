package io.mien.aligner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceRegionTest {
    private static final Image IMAGE = Image.of(640, 480, PixelFormat.GRAY, new byte[640 * 480]);

    @Test
    void uprightCropTakesItsSquareAndABorder() throws AlignmentException {
        assertEquals(Optional.of(new SourceRegion(98, 48, 116, 116)), of(new Similarity(1, 0, 100, 50)));
    }

    @Test
    void turnedCropTakesTheBoxAroundIt() throws AlignmentException {
        // By 90 degrees: the crop's first row runs down the picture, its columns run to the left.
        assertEquals(Optional.of(new SourceRegion(187, 98, 116, 116)), of(new Similarity(0, 1, 300, 100)));
    }

    @Test
    void regionEndsAtThePicturesEdge() throws AlignmentException {
        assertEquals(Optional.of(new SourceRegion(0, 0, 64, 54)), of(new Similarity(1, 0, -50, -60)));
        assertEquals(Optional.of(new SourceRegion(598, 458, 42, 22)), of(new Similarity(1, 0, 600, 460)));
    }

    @Test
    void cropOutsideThePictureTakesNothing() throws AlignmentException {
        assertEquals(Optional.empty(), of(new Similarity(1, 0, 1e12, 0)));
        assertEquals(Optional.empty(), of(new Similarity(1, 0, 0, -1e12)));
    }

    @Test
    void cropOfAMillionPixelsIsRefused() {
        assertThrows(AlignmentException.class, () -> of(new Similarity(1e5, 0, 0, 0)));
        assertThrows(AlignmentException.class, () -> of(new Similarity(Double.NaN, 0, 0, 0)));
    }

    private static Optional<SourceRegion> of(Similarity back) throws AlignmentException {
        return SourceRegion.of(IMAGE, FaceTemplate.ARCFACE_112, back);
    }
}
