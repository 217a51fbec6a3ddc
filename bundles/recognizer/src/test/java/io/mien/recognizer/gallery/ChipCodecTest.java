package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.picture.PictureException;
import io.mien.picture.Ppm;
import io.mien.recognizer.fake.Scene;
import io.mien.store.Chip;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChipCodecTest {
    private static final List<Point> POINTS = FaceTemplate.ARCFACE_112.points();
    private static final Image PICTURE = Image.of(1, 1, PixelFormat.GRAY, new byte[] {7});

    private final ChipCodec withCodec = new ChipCodec(() -> Optional.of(Scene.codec()), () -> .9f);
    private final ChipCodec without = new ChipCodec(Optional::empty, () -> .9f);

    @Test
    void withoutACodecAChipIsBarePixelsThatEverybodyReads() throws MienException {
        Chip chip = without.cut(PICTURE, POINTS, Scene.aligner());
        assertEquals(Ppm.encode(Scene.aligner().align(PICTURE, POINTS, square(224))).length, chip.picture().length);
        Image read = without.decode(chip, "chip");
        assertEquals(224, read.width());
        assertArrayEquals(read.data(), withCodec.decode(chip, "chip").data());
    }

    private static FaceTemplate square(int side) {
        return new FaceTemplate("square", side, side, POINTS);
    }

    @Test
    void encodedChipIsNotReadWithoutACodec() throws MienException {
        Chip chip = withCodec.cut(PICTURE, POINTS, Scene.aligner());
        assertEquals(1, chip.picture().length);
        String told = assertThrows(PictureException.class, () -> without.decode(chip, "chip of face 3"))
                .getMessage();
        assertTrue(told.contains("chip of face 3") && told.contains("no picture codec"), told);
    }
}
