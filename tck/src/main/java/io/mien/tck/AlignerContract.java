package io.mien.tck;

import static io.mien.aligner.FaceTemplate.ARCFACE_112;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Aligner} keeps. Crops of {@link AlignmentId#SIMILARITY} are also compared with the definition. */
public abstract class AlignerContract {
    /** The aligner under test, ready to use. */
    protected abstract Aligner aligner();

    @Test
    void pointsOfTheTemplateGiveThePictureItself() throws Exception {
        Image picture = TestPictures.smooth(1, 112, 112);
        Image crop = aligner().align(picture, ARCFACE_112.points(), ARCFACE_112);
        Crops.assertClose(picture, crop, .1, 1);
    }

    @Test
    void wholePixelShiftCopiesPixels() throws Exception {
        Image picture = TestPictures.smooth(2, 300, 200);
        List<Point> points = Crops.points(new Similarity(1, 0, 70, 31));
        Image crop = aligner().align(picture, points, ARCFACE_112);
        Crops.assertClose(ReferenceWarp.align(picture, points, ARCFACE_112), crop, .1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8})
    void cropIsTheBilinearSimilarityOfItsDefinition(long seed) throws Exception {
        Random random = new Random(seed);
        Image picture = TestPictures.smooth(seed, 320 + random.nextInt(200), 240 + random.nextInt(200));
        for (int i = 0; i < 20; i++) {
            List<Point> points = Crops.pointsAnywhere(random, picture);
            assertDefined(picture, points, ARCFACE_112, aligner().align(picture, points, ARCFACE_112));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void everyFormatGivesABgrCropOfTheTemplatesSize(PixelFormat format) throws Exception {
        Image bgr = TestPictures.smooth(9, 260, 240);
        List<Point> points = Crops.points(new Similarity(1.3, .4, 40.25, 35.5));
        Image crop = aligner().align(TestPictures.converted(bgr, format, 0), points, ARCFACE_112);
        assertEquals(PixelFormat.BGR, crop.format());
        assertEquals(112, crop.width());
        assertEquals(112, crop.height());
        boolean lossy = format == PixelFormat.GRAY || format == PixelFormat.NV21;
        Image expected = format == PixelFormat.GRAY ? TestPictures.withoutColour(bgr) : bgr;
        Crops.assertClose(aligner().align(expected, points, ARCFACE_112), crop, lossy ? 3 : .01, lossy ? 12 : 1);
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void bytesBetweenRowsAreNotPixels(PixelFormat format) throws Exception {
        Image bgr = TestPictures.smooth(10, 260, 240);
        List<Point> points = Crops.points(new Similarity(1.2, -.3, 60.5, 90.75));
        Image dense = aligner().align(TestPictures.converted(bgr, format, 0), points, ARCFACE_112);
        Image padded = aligner().align(TestPictures.converted(bgr, format, 22), points, ARCFACE_112);
        assertArrayEquals(dense.data(), padded.data());
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void blackBeyondEveryEdge(PixelFormat format) throws Exception {
        Image bgr = TestPictures.smooth(11, 120, 100);
        Image picture = TestPictures.converted(bgr, format, 0);
        for (double[] at : new double[][] {{-60, 0}, {60, 0}, {0, -60}, {0, 50}, {-60.5, -60.5}, {70.5, 70.5}}) {
            Image crop = aligner().align(picture, Crops.points(new Similarity(1, 0, at[0], at[1])), ARCFACE_112);
            Crops.assertBlackOutside(bgr, at[0], at[1], crop);
        }
    }

    @Test
    void pointsFarOutsideGiveABlackCrop() throws Exception {
        Image picture = TestPictures.smooth(12, 100, 100);
        for (double far : new double[] {-1e6, -1000, 1000, 1e6}) {
            Image crop = aligner().align(picture, Crops.points(new Similarity(1, 0, far, far)), ARCFACE_112);
            assertArrayEquals(new byte[3 * 112 * 112], crop.data());
        }
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void smallestPicturesAreAligned(PixelFormat format) throws Exception {
        Image picture = TestPictures.converted(TestPictures.smooth(13, 2, 2), format, 0);
        aligner().align(picture, Crops.points(new Similarity(1, 0, -50, -50)), ARCFACE_112);
        aligner().align(picture, Crops.points(new Similarity(.01, 0, 0, 0)), ARCFACE_112);
        Image pixel = Image.of(1, 1, PixelFormat.BGR, new byte[] {10, 20, 30});
        Image crop = aligner().align(pixel, Crops.points(new Similarity(1, 0, -50, -40)), ARCFACE_112);
        assertEquals(20, TestPictures.value(crop, 50, 40, 1));
    }

    @Test
    void faceThatFillsALargePictureIsAligned() throws Exception {
        Image picture = TestPictures.smooth(14, 800, 700);
        List<Point> points = Crops.points(new Similarity(5.7, .7, 90, 15));
        assertDefined(picture, points, ARCFACE_112, aligner().align(picture, points, ARCFACE_112));
    }

    @Test
    void templateMayHaveAnySize() throws Exception {
        FaceTemplate wide = new FaceTemplate("wide", 160, 96, ARCFACE_112.points());
        Image picture = TestPictures.smooth(15, 400, 300);
        List<Point> points = Crops.points(new Similarity(1.5, .2, 60, 50));
        Image crop = aligner().align(picture, points, wide);
        assertEquals(160, crop.width());
        assertEquals(96, crop.height());
        assertDefined(picture, points, wide, crop);
    }

    @Test
    void pointsThatSpanNoFaceAreRefused() {
        Image picture = TestPictures.smooth(16, 100, 100);
        assertRefused(picture, Collections.nCopies(5, new Point(50, 50)));
        assertRefused(picture, Crops.pointsWithLast(new Point(Float.NaN, 40)));
        assertRefused(picture, Crops.pointsWithLast(new Point(40, Float.POSITIVE_INFINITY)));
        assertRefused(picture, ARCFACE_112.points().subList(0, 4));
        assertRefused(picture, List.of());
        assertRefused(picture, Crops.points(new Similarity(1e6, 0, 0, 0)));
    }

    @Test
    void callsSideBySideGiveTheCropsOfCallsInTurn() throws Exception {
        Image picture = TestPictures.smooth(17, 400, 300);
        Random random = new Random(17);
        List<List<Point>> faces = IntStream.range(0, 200)
                .mapToObj(i -> Crops.pointsAnywhere(random, picture))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Image>> calls = faces.stream()
                    .<Callable<Image>>map(points -> () -> aligner().align(picture, points, ARCFACE_112))
                    .toList();
            List<Future<Image>> crops = threads.invokeAll(calls, 60, TimeUnit.SECONDS);
            for (int i = 0; i < faces.size(); i++) {
                Image alone = aligner().align(picture, faces.get(i), ARCFACE_112);
                assertArrayEquals(alone.data(), crops.get(i).get().data());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertRefused(Image picture, List<Point> points) {
        AlignmentException refused =
                assertThrows(AlignmentException.class, () -> aligner().align(picture, points, ARCFACE_112));
        assertFalse(refused.getMessage().isBlank());
    }

    private void assertDefined(Image bgr, List<Point> points, FaceTemplate template, Image crop) throws Exception {
        if (aligner().id().equals(AlignmentId.SIMILARITY)) {
            // 8 gray levels: at the picture's edge a coordinate rounded to 1/32 pixel meets a step of up to 255.
            Crops.assertClose(ReferenceWarp.align(bgr, points, template), crop, .2, 8);
        }
    }
}
