package io.mien.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Image IMAGE = Image.of(5, 4, PixelFormat.BGR, new byte[60]);

    @Test
    void leavesFacesOfAWholePictureAsTheyAre() {
        Face face = face(1, 2);
        assertSame(face, Picture.whole(IMAGE).inOriginal(face));
    }

    @Test
    void bringsFacesOfAReducedPictureToTheOriginalsPixels() {
        Face face = new Picture(IMAGE, 14, 10, 3).inOriginal(face(1, 2));
        assertEquals(new Box(3, 6, 6, 9), face.box());
        // The center of the first pixel of the image is that of the second one of three.
        assertEquals(new Point(4, 7), face.points().get(0));
    }

    @Test
    void refusesAnOriginalThatIsSmallerThanItsImage() {
        assertThrows(IllegalArgumentException.class, () -> new Picture(IMAGE, 4, 4, 1));
    }

    private static Face face(float x, float y) {
        return new Face(new Box(x, y, 2, 3), .9f, Collections.nCopies(Face.POINTS, new Point(x, y)));
    }
}
