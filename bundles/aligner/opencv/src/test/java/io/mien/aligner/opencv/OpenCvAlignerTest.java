package io.mien.aligner.opencv;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.tck.AlignerContract;
import java.util.List;
import nu.pattern.OpenCV;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenCvAlignerTest extends AlignerContract {
    private static Aligner aligner;

    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
        aligner = new OpenCvAligner();
    }

    @Override
    protected Aligner aligner() {
        return aligner;
    }

    @Test
    void faceWiderThanOpenCvCanAddressIsRefused() {
        Image wide = Image.of(40_000, 4, PixelFormat.GRAY, new byte[160_000]);
        List<Point> points = FaceTemplate.ARCFACE_112.points().stream()
                .map(new Similarity(340, 0, 0, -19_000)::apply)
                .toList();
        AlignmentException refused =
                assertThrows(AlignmentException.class, () -> aligner.align(wide, points, FaceTemplate.ARCFACE_112));
        assertTrue(refused.getMessage().contains(wide.toString()), refused.getMessage());
    }
}
