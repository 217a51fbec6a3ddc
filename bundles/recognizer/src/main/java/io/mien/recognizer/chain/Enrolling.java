package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.EnrolmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.gallery.Chips;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.slot.Frame;
import io.mien.store.Chip;
import io.mien.store.NewFace;
import java.util.List;
import java.util.Optional;

/** Puts a face into the gallery. The store is written last: what throws before it has changed nothing. */
final class Enrolling {
    private final Galleries galleries;
    private final Chips chips;
    private final boolean keepChips;

    Enrolling(Galleries galleries, Chips chips, boolean keepChips) {
        this.galleries = galleries;
        this.chips = chips;
        this.keepChips = keepChips;
    }

    /**
     * A stored face.
     *
     * @param id in the store
     * @param face in the picture
     */
    record Enrolled(long id, Face face) {}

    Enrolled enroll(Frame frame, Image image, String label, EnrollOptions options) throws MienException {
        Face face = theFace(frame, image, options);
        float[] values = Faces.embed(frame, image, List.of(face))
                .get(0)
                .orElseThrow(() -> new EnrolmentRefusedException("the points of the face do not span one", 1));
        Optional<Chip> chip =
                keepChips ? Optional.of(chips.cut(image, face.points(), frame.watchedAligner())) : Optional.empty();
        NewFace stored = new NewFace(label, chip, new Embedding(frame.space(), values));
        return new Enrolled(
                frame.store(() -> galleries.add(frame.stages(), List.of(stored)))
                        .get(0),
                face);
    }

    private static Face theFace(Frame frame, Image image, EnrollOptions options) throws MienException {
        List<Face> all = Faces.find(frame, image, options.detector(), FaceSelection.ALL);
        if (all.isEmpty()) {
            throw new EnrolmentRefusedException("no face found", 0);
        }
        List<Face> meant = options.selection().of(all, image.width(), image.height());
        if (meant.size() > 1) {
            throw new EnrolmentRefusedException(
                    all.size() + " faces found: ask for the one in the centre or for the largest", all.size());
        }
        return meant.get(0);
    }
}
