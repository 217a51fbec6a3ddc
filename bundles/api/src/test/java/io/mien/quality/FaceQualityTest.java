package io.mien.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceQualityTest {
    private static final QualityLimits LIMITS = new QualityLimits(60, 20, 60, 30, 225);

    /** The template of ArcFace, which looks into the camera. */
    private static final List<Point> FRONT =
            List.of(new Point(38, 52), new Point(74, 52), new Point(56, 72), new Point(42, 92), new Point(71, 92));

    private static Face face(Box box, List<Point> points) {
        return new Face(box, 1, points);
    }

    private static Image noise(int side, PixelFormat format, int middle, int spread) {
        Random random = new Random(1);
        byte[] pixels = new byte[format.bytesPerPixel() * side * side];
        for (int i = 0; i < pixels.length; i += format.bytesPerPixel()) {
            byte value = (byte) (middle + random.nextInt(2 * spread + 1) - spread);
            for (int c = 0; c < format.bytesPerPixel(); c++) {
                pixels[i + c] = value;
            }
        }
        return Image.of(side, side, format, pixels);
    }

    private static FaceQuality of(Image image, Box box) {
        return FaceQuality.of(image, face(box, FRONT));
    }

    @Test
    void sizeIsTheLongerSide() {
        assertEquals(
                90,
                of(noise(100, PixelFormat.BGR, 128, 20), new Box(1, 2, 70, 90)).size());
    }

    /** The variance of a sum of independent pixels: 4 neighbors and 16 times the one in the middle. */
    @Test
    void sharpnessIsTheVarianceOfTheLaplacian() {
        int spread = 30;
        double pixel = (Math.pow(2 * spread + 1, 2) - 1) / 12;
        float sharpness = of(noise(112, PixelFormat.GRAY, 128, spread), new Box(0, 0, 112, 112))
                .sharpness();
        assertEquals(20 * pixel, sharpness, .1 * 20 * pixel);
        assertEquals(
                0,
                of(noise(100, PixelFormat.BGR, 99, 0), new Box(0, 0, 100, 100)).sharpness(),
                .001);
    }

    @Test
    void everyLayoutOfPixelsGivesTheSame() {
        FaceQuality bgr = of(noise(120, PixelFormat.BGR, 128, 40), new Box(5, 7, 100, 90));
        for (PixelFormat format : List.of(PixelFormat.RGB, PixelFormat.RGBA, PixelFormat.GRAY)) {
            FaceQuality other = of(noise(120, format, 128, 40), new Box(5, 7, 100, 90));
            assertEquals(bgr.sharpness(), other.sharpness(), 1, format.name());
            assertEquals(bgr.light(), other.light(), .1, format.name());
        }
    }

    @Test
    void aLargeFaceIsMeasuredAtTheSizeThatAnExtractorGets() {
        Image small = noise(112, PixelFormat.GRAY, 128, 60);
        byte[] doubled = new byte[224 * 224];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = small.data()[i / 224 / 2 * 112 + i % 224 / 2];
        }
        Image large = Image.of(224, 224, PixelFormat.GRAY, doubled);
        assertEquals(
                of(small, new Box(0, 0, 112, 112)).sharpness(),
                of(large, new Box(0, 0, 224, 224)).sharpness(),
                1);
    }

    @Test
    void turnComesFromTheFivePoints() {
        Image image = noise(120, PixelFormat.BGR, 128, 40);
        assertTrue(of(image, new Box(0, 0, 112, 112)).turn() < 15);
        float before = 0;
        for (int aside = 8; aside <= 24; aside += 8) {
            List<Point> turned =
                    List.of(FRONT.get(0), FRONT.get(1), new Point(56 + aside, 72), FRONT.get(3), FRONT.get(4));
            float turn =
                    FaceQuality.of(image, face(new Box(0, 0, 112, 112), turned)).turn();
            assertTrue(turn > before + 5, turn + " after " + before);
            before = turn;
        }
        assertEquals(90, before);
        List<Point> one = List.of(FRONT.get(0), FRONT.get(0), FRONT.get(0), FRONT.get(0), FRONT.get(0));
        assertEquals(90, FaceQuality.of(image, face(new Box(0, 0, 1, 1), one)).turn());
    }

    /** A head that leans is as good: it is set upright before it is embedded. */
    @Test
    void leaningIsNotTurning() {
        Image image = noise(120, PixelFormat.BGR, 128, 40);
        List<Point> leaning =
                FRONT.stream().map(p -> new Point(112 - p.y(), p.x())).toList();
        Box box = new Box(0, 0, 112, 112);
        assertEquals(
                FaceQuality.of(image, face(box, FRONT)).turn(),
                FaceQuality.of(image, face(box, leaning)).turn(),
                .01);
    }

    @Test
    void eachRefusalSaysWhatItIsAndWhatItShouldBe() {
        FaceQuality good = new FaceQuality(60, 20, 60, 30);
        assertEquals(Optional.empty(), LIMITS.refusal(good));
        assertEquals("too small (31 px; at least 60)", refusal(31.9f, 100, 0, 100));
        assertEquals("too small (59 px; at least 60)", refusal(59.9f, 100, 0, 100));
        assertEquals("too blurred (sharpness 8.3; at least 20)", refusal(100, 8.3f, 0, 100));
        assertEquals("turned too far (61 degrees; at most 60)", refusal(100, 100, 60.2f, 100));
        assertEquals("too dark (mean 29 of 255; at least 30)", refusal(100, 100, 0, 29.8f));
        assertEquals("too bright (mean 240 of 255; at most 225)", refusal(100, 100, 0, 240));
        assertEquals(Optional.empty(), QualityLimits.NONE.refusal(new FaceQuality(0, 0, 90, 0)));
    }

    private static String refusal(float size, float sharpness, float turn, float light) {
        return LIMITS.refusal(new FaceQuality(size, sharpness, turn, light)).orElseThrow();
    }

    @Test
    void weightGrowsWithEachQuality() {
        float best = new FaceQuality(200, 500, 0, 128).weight();
        assertEquals(1, best);
        for (FaceQuality worse : List.of(
                new FaceQuality(50, 500, 0, 128),
                new FaceQuality(200, 50, 0, 128),
                new FaceQuality(200, 500, 40, 128),
                new FaceQuality(200, 500, 0, 20),
                new FaceQuality(200, 500, 0, 240))) {
            assertTrue(worse.weight() < .7 * best && worse.weight() > 0, worse.toString());
        }
    }

    @Test
    void aBoxBesideThePictureHasNothingToMeasure() {
        Image image = noise(100, PixelFormat.BGR, 128, 40);
        for (Box box : List.of(new Box(200, 0, 50, 50), new Box(-60, 0, 50, 50), new Box(10, 10, 0, 20))) {
            FaceQuality quality = of(image, box);
            assertEquals(0, quality.sharpness());
            assertEquals(0, quality.light());
        }
        assertTrue(of(image, new Box(-50, -50, 200, 200)).sharpness() > 0, "the part that is in the picture counts");
    }
}
