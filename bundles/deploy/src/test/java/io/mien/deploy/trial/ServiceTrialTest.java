package io.mien.deploy.trial;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.Ppm;
import io.mien.support.testing.CodecStub;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** New aligners and codecs must do what is known, and what the ones before them did. */
class ServiceTrialTest {
    private static final AlignerTrial ALIGNERS = new AlignerTrial(8);
    private static final CodecTrial CODECS = new CodecTrial(8);

    /** Cuts with the nearest pixel, so far beside. */
    private record Cutter(AlignmentId id, double beside) implements Aligner {
        @Override
        public Image align(Image image, List<Point> points, FaceTemplate template) throws AlignmentException {
            Similarity back = Similarity.estimate(points, template.points()).inverse();
            byte[] crop = new byte[3 * template.width() * template.height()];
            for (int i = 0; i < crop.length; i++) {
                int pixel = i / 3;
                Point at = back.apply(new Point((float) (pixel % template.width() + beside), pixel / template.width()));
                int x = Math.max(0, Math.min(image.width() - 1, Math.round(at.x())));
                int y = Math.max(0, Math.min(image.height() - 1, Math.round(at.y())));
                crop[i] = image.data()[y * image.stride() + 3 * x + i % 3];
            }
            return Image.of(template.width(), template.height(), PixelFormat.BGR, crop);
        }
    }

    private static String refused(Aligner newer, Optional<Aligner> older) {
        return assertThrows(TrialFailureException.class, () -> ALIGNERS.run(newer, older))
                .getMessage();
    }

    @Test
    void acceptsAnAlignerThatPutsThePointsWhereTheyBelong() {
        assertDoesNotThrow(() -> ALIGNERS.run(new Cutter(AlignmentId.SIMILARITY, 0), Optional.empty()));
    }

    @Test
    void refusesAnAlignerThatCutsBeside() {
        String reason = refused(new Cutter(AlignmentId.SIMILARITY, 3), Optional.empty());
        assertTrue(reason.startsWith("its crops differ from where the five points"), reason);
    }

    @Test
    void refusesAnAlignerThatCutsOtherwiseThanTheOneWhoseAlignmentItShares() {
        AlignmentId own = new AlignmentId("own");
        String reason = refused(new Cutter(own, 3), Optional.of(new Cutter(own, 0)));
        assertTrue(reason.contains("the aligner before it"), reason);
        assertDoesNotThrow(
                () -> ALIGNERS.run(new Cutter(new AlignmentId("other"), 3), Optional.of(new Cutter(own, 0))));
    }

    /** Writes bare pixels under any name. */
    private static class Pixels extends CodecStub {
        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            return Ppm.decode(encoded, name);
        }

        @Override
        public byte[] encode(Image image, String type, float quality) throws PictureException {
            return Ppm.encode(image);
        }
    }

    private static Image bgr(Image rgb) {
        byte[] bytes = rgb.data().clone();
        for (int i = 0; rgb.format() == PixelFormat.RGB && i < bytes.length; i += 3) {
            bytes[i] = rgb.data()[i + 2];
            bytes[i + 2] = rgb.data()[i];
        }
        return Image.of(rgb.width(), rgb.height(), PixelFormat.BGR, bytes);
    }

    private static final class Good extends Pixels {
        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            return bgr(super.decode(encoded, name));
        }
    }

    /** Every tenth picture cannot be read. */
    private static final class Moody extends Pixels {
        private int calls;

        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            if (++calls % 10 == 0) {
                throw new PictureException(name, "is not to its taste");
            }
            return bgr(super.decode(encoded, name));
        }
    }

    @Test
    void acceptsACodecThatReadsWhatItAndTheOneBeforeItWrite() {
        assertDoesNotThrow(() -> CODECS.run(new Good(), Optional.of(new Good())));
    }

    @Test
    void refusesACodecThatFailsOnEveryTenthPicture() {
        TrialFailureException e =
                assertThrows(TrialFailureException.class, () -> CODECS.run(new Moody(), Optional.of(new Good())));
        assertTrue(e.getMessage().contains("is not to its taste"), e.getMessage());
    }

    @Test
    void refusesACodecThatExchangesRedAndBlue() {
        PictureCodec exchanging = new Pixels() {
            @Override
            public Image decode(byte[] encoded, String name) throws PictureException {
                Image right = bgr(super.decode(encoded, name));
                Image wrong = bgr(Image.of(right.width(), right.height(), PixelFormat.RGB, right.data()));
                return wrong;
            }
        };
        TrialFailureException e =
                assertThrows(TrialFailureException.class, () -> CODECS.run(exchanging, Optional.empty()));
        assertTrue(e.getMessage().contains("differ from what was written"), e.getMessage());
    }
}
