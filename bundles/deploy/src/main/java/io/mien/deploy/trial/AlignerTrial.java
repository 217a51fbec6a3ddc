package io.mien.deploy.trial;

import io.mien.MienException;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Has a new aligner cut faces whose crops are known: where its alignment is the similarity of five points the crop follows from
 * the picture, and where an older aligner of the same alignment is there the two must cut alike.
 *
 * @param limit largest mean difference of two crops, 0..255
 */
record AlignerTrial(double limit) {
    /** Enough to meet one that fails on every tenth call. */
    private static final int ROUNDS = 6;

    private static final int CHANNELS = 3;
    private static final FaceTemplate TEMPLATE = FaceTemplate.ARCFACE_112;

    /** From the crop to the picture: turned, larger and smaller. */
    private static final List<Similarity> PLACES =
            List.of(new Similarity(1, 0, 60, 40), new Similarity(1.3, .35, 90, 20), new Similarity(.7, -.2, 100, 120));

    /** @throws TrialFailureException what it does wrong */
    void run(Aligner newer, Optional<Aligner> older) throws TrialFailureException {
        if (newer.id() == null) {
            // The recognizer refuses what does not say which alignment it has.
            return;
        }
        Image picture = SyntheticPattern.picture();
        for (int round = 0; round < ROUNDS; round++) {
            for (Similarity place : PLACES) {
                List<Point> points =
                        TEMPLATE.points().stream().map(place::apply).toList();
                Image crop = cut(newer, picture, points);
                check(crop, place, newer, cutBeside(newer, older, picture, points));
            }
        }
    }

    private void check(Image crop, Similarity place, Aligner newer, Optional<Image> expected)
            throws TrialFailureException {
        if (crop.width() != TEMPLATE.width() || crop.height() != TEMPLATE.height()) {
            throw new TrialFailureException("it cuts " + crop + " for the template " + TEMPLATE.name());
        }
        if (crop.format() == PixelFormat.BGR && newer.id().equals(AlignmentId.SIMILARITY)) {
            require(difference(crop, truth(place)), "from where the five points of a face lie");
        }
        if (expected.isPresent()) {
            require(
                    difference(crop, expected.get().data()),
                    "from the aligner before it, whose alignment it claims to share");
        }
    }

    private void require(double difference, String what) throws TrialFailureException {
        if (!(difference <= limit)) {
            throw new TrialFailureException(String.format(
                    Locale.ROOT, "its crops differ %s: by %.1f a pixel, at most %.1f", what, difference, limit));
        }
    }

    private static byte[] truth(Similarity place) {
        byte[] bytes = new byte[TEMPLATE.width() * TEMPLATE.height() * CHANNELS];
        for (int i = 0; i < bytes.length; i++) {
            int pixel = i / CHANNELS;
            Point there = place.apply(new Point(pixel % TEMPLATE.width(), pixel / TEMPLATE.width()));
            bytes[i] = (byte) Math.round(SyntheticPattern.value(there, i % CHANNELS));
        }
        return bytes;
    }

    private static double difference(Image crop, byte[] expected) {
        if (crop.data().length != expected.length) {
            return Double.MAX_VALUE;
        }
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs((crop.data()[i] & 0xff) - (expected[i] & 0xff));
        }
        return sum / expected.length;
    }

    private static Image cut(Aligner aligner, Image picture, List<Point> points) throws TrialFailureException {
        try {
            return aligner.align(picture, points, TEMPLATE);
        } catch (MienException e) {
            throw new TrialFailureException("it does not cut a face: " + e.getMessage());
        }
    }

    /** Empty if the older one has another alignment, or fails: that is not the newer one's fault. */
    private static Optional<Image> cutBeside(
            Aligner newer, Optional<Aligner> older, Image picture, List<Point> points) {
        try {
            return older.isPresent() && older.get().id().equals(newer.id())
                    ? Optional.of(older.get().align(picture, points, TEMPLATE))
                    : Optional.empty();
        } catch (MienException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
