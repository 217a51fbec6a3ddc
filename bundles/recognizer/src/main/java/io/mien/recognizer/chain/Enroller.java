package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.Score;
import io.mien.image.Image;
import io.mien.quality.FaceQuality;
import io.mien.quality.QualityLimits;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.PictureEnrolledException;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.gallery.ChipCodec;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.lineup.FrameContext;
import io.mien.store.Chip;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import io.mien.store.Label;
import io.mien.store.NewFace;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Puts a face into the gallery. The store is written last: what throws before it has changed nothing. */
final class Enroller {
    private static final Set<StageKind> USED = EnumSet.allOf(StageKind.class);

    private final Galleries galleries;
    private final ChipCodec chips;
    private final AtomicReference<EnrollSettings> settings;

    Enroller(Galleries galleries, ChipCodec chips, RecognizerConfig config) {
        this.galleries = galleries;
        this.chips = chips;
        this.settings = new AtomicReference<>(EnrollSettings.of(config));
    }

    /** As configured. */
    private record EnrollSettings(boolean keepChips, float lookAlike, float background, QualityLimits limits) {
        static EnrollSettings of(RecognizerConfig config) {
            QualityLimits limits = new QualityLimits(
                    config.enroll_size(),
                    config.enroll_sharpness(),
                    config.enroll_turn(),
                    config.enroll_dark(),
                    config.enroll_bright());
            return new EnrollSettings(
                    config.keep_chips(), config.enroll_lookalike(), config.enroll_background(), limits);
        }
    }

    /** Enrolls by another configuration from the next face on. */
    void configure(RecognizerConfig config) {
        settings.set(EnrollSettings.of(config));
    }

    /**
     * The face that is meant.
     *
     * @param background how many others of the picture are not counted because they are so much smaller
     */
    private record Meant(Face face, int background) {}

    Enrollment enroll(FrameContext frame, Image image, String label, EnrollOptions options) throws MienException {
        EnrollSettings now = settings.get();
        Meant meant = meant(frame, image, options, now.background());
        Face face = meant.face();
        float[] values = FaceEmbedder.embed(frame, image, List.of(face))
                .get(0)
                .orElseThrow(() -> new EnrollmentRefusedException("the points of the face do not span one", 1));
        Optional<Chip> chip = now.keepChips()
                ? Optional.of(chips.cut(image, face.points(), frame.watchedAligner()))
                : Optional.empty();
        Embedding embedding = new Embedding(frame.space(), values);
        FaceSource source = new FaceSource(options.source(), PictureDigest.of(image));
        Optional<LookAlike> lookAlike = new LookAlikeSearch(galleries, now.lookAlike()).of(frame, embedding, label);
        NewFace stored = new NewFace(label, chip, embedding, Optional.of(source));
        float alike = Score.toCosine(frame.extractor().threshold());
        Optional<String> fault =
                options.forced() ? Optional.empty() : now.limits().refusal(FaceQuality.of(image, face));
        Galleries.Admission admission = new Galleries.Admission(alike, fault.isEmpty(), options.numbered());
        Optional<Galleries.Entry> found = frame.store(() -> galleries.enroll(frame.stages(), stored, admission));
        Galleries.Entry entry = found.orElseThrow(() -> new EnrollmentRefusedException(fault.orElseThrow(), 1));
        refuseOther(entry);
        return Enrollment.of(entry.label(), entry.id(), face, frame.describe(USED))
                .known(entry.earlier().isPresent())
                .lookAlike(lookAlike)
                .background(meant.background());
    }

    private static void refuseOther(Galleries.Entry entry) throws PictureEnrolledException {
        Optional<FaceSummary> other = entry.earlier().filter(e -> !Label.isSame(e.label(), entry.label()));
        if (other.isPresent()) {
            throw new PictureEnrolledException(other.get().label(), other.get().id());
        }
    }

    private Meant meant(FrameContext frame, Image image, EnrollOptions options, float background) throws MienException {
        List<Face> all = FaceEmbedder.find(frame, image, options.detector(), FaceSelection.ALL);
        if (all.isEmpty()) {
            throw new EnrollmentRefusedException("no face found", 0);
        }
        if (options.selection() != FaceSelection.ALL) {
            return new Meant(
                    options.selection().of(all, image.width(), image.height()).get(0), 0);
        }
        double largest = all.stream().mapToDouble(Enroller::side).max().orElse(0);
        List<Face> counted =
                all.stream().filter(f -> side(f) >= background * largest).toList();
        if (counted.size() > 1) {
            throw new EnrollmentRefusedException(
                    counted.size() + " faces found: ask for the one in the centre or for the largest", counted.size());
        }
        return new Meant(counted.get(0), all.size() - 1);
    }

    private static double side(Face face) {
        return Math.max(face.box().width(), face.box().height());
    }
}
