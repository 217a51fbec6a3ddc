package io.mien.deploy.trial;

import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Has a new picture codec write and read a picture that is known, and read what the codec before it writes: enrolled faces are
 * kept as pictures of that one.
 *
 * @param limit largest mean difference of two pictures, 0..255
 */
record CodecTrial(double limit) {
    /** Enough to meet one that fails on every tenth call. */
    private static final int ROUNDS = 5;

    private static final List<String> TYPES = List.of("jpg", "png");
    private static final float QUALITY = .92f;

    /** @throws TrialFailureException what it does wrong */
    void run(PictureCodec newer, Optional<PictureCodec> older) throws TrialFailureException {
        Image picture = SyntheticPattern.picture();
        for (int round = 0; round < ROUNDS; round++) {
            for (String type : TYPES) {
                Optional<byte[]> before = older.flatMap(o -> encoded(o, picture, type));
                if (older.isPresent() && before.isEmpty()) {
                    continue;
                }
                check(newer, picture, encode(newer, picture, type), type);
                if (before.isPresent()) {
                    check(newer, picture, before.get(), type + " of the codec before it");
                }
            }
        }
    }

    private void check(PictureCodec codec, Image picture, byte[] encoded, String type) throws TrialFailureException {
        Image read;
        try {
            read = codec.decode(encoded, "trial." + type);
        } catch (PictureException e) {
            throw new TrialFailureException("it does not read " + type + ": " + e.getMessage());
        }
        if (read.width() != picture.width() || read.height() != picture.height() || read.format() != picture.format()) {
            throw new TrialFailureException("it reads " + type + " as " + read + ", not as " + picture);
        }
        double difference = PictureDifference.mean(read, picture);
        if (!(difference <= limit)) {
            throw new TrialFailureException(String.format(
                    Locale.ROOT,
                    "the pixels that it reads of %s differ from what was written: by %.1f, at most %.1f",
                    type,
                    difference,
                    limit));
        }
    }

    private static byte[] encode(PictureCodec codec, Image picture, String type) throws TrialFailureException {
        try {
            return codec.encode(picture, type, QUALITY);
        } catch (PictureException e) {
            throw new TrialFailureException("it does not write " + type + ": " + e.getMessage());
        }
    }

    /** Empty if it does not: then the newer one need not either. */
    private static Optional<byte[]> encoded(PictureCodec codec, Image picture, String type) {
        try {
            return Optional.of(codec.encode(picture, type, QUALITY));
        } catch (PictureException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
