package io.mien.recognizer.gallery;

import io.mien.StageRetiredException;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.Ppm;
import io.mien.store.Chip;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cuts and decodes chips. A chip is cut by the aligner itself, with a template that leaves a margin around ArcFace's: it
 * holds what a crop of another template or aligner needs, whatever the size of the source picture. Thread-safe.
 */
public final class ChipCodec {
    private static final int SIDE = 224;
    private static final float ENLARGED = 1.4f;
    private static final float MARGIN = (SIDE - ENLARGED * FaceTemplate.ARCFACE_112.width()) / 2;

    private static final FaceTemplate TEMPLATE = new FaceTemplate(
            "chip-" + SIDE,
            SIDE,
            SIDE,
            FaceTemplate.ARCFACE_112.points().stream()
                    .map(p -> new Point(MARGIN + ENLARGED * p.x(), MARGIN + ENLARGED * p.y()))
                    .toList());

    private final Supplier<Optional<PictureCodec>> codec;
    private final Supplier<Float> quality;

    /**
     * @param codec the current one
     * @param quality of the JPEG as configured at the moment, 0..1
     */
    public ChipCodec(Supplier<Optional<PictureCodec>> codec, Supplier<Float> quality) {
        this.codec = codec;
        this.quality = quality;
    }

    /** A chip of a face: a JPEG of about 10 kB, or without a codec bare pixels ({@link Ppm}), 147 kB. */
    public Chip cut(Image image, List<Point> points, Aligner aligner)
            throws AlignmentException, StageRetiredException, PictureException {
        Similarity way = Similarity.estimate(points, TEMPLATE.points());
        Image face = aligner.align(image, points, TEMPLATE);
        Optional<PictureCodec> encoder = codec.get();
        byte[] encoded = encoder.isPresent() ? encoder.get().encode(face, "jpg", quality.get()) : Ppm.encode(face);
        return new Chip(encoded, points.stream().map(way::apply).toList());
    }

    Image decode(Chip chip, String name) throws PictureException {
        if (Ppm.isOne(chip.picture())) {
            return Ppm.decode(chip.picture(), name);
        }
        return codec.get()
                .orElseThrow(() -> new PictureException(name, "no picture codec is registered"))
                .decode(chip.picture(), name);
    }
}
