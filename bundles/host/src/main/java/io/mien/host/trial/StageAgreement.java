package io.mien.host.trial;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Extractor;
import io.mien.host.trial.TrialPictures.Scene;
import io.mien.image.Image;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares a stage with the one that serves and is made of the same model with another decoder or engine. The truth of the
 * synthetic faces shows a gross fault only; that the values of an embedding change their places it does not show at all.
 *
 * @param limits how far they may differ
 */
public record StageAgreement(AgreementLimits limits) {
    private static final Logger LOG = System.getLogger(StageAgreement.class.getName());
    private static final List<LightVariation> LIGHTS =
            List.of(LightVariation.AS_IT_IS, LightVariation.DIM, LightVariation.GLARING);

    /**
     * @param newer the stage that is tried
     * @param older the stage that serves; a face that it does not find, or fails on, is not compared
     * @throws MienException in what the newer one differs, or the error of a call
     */
    public void check(Detector newer, Detector older) throws MienException {
        for (Scene scene : TrialPictures.scenes()) {
            for (LightVariation light : LIGHTS) {
                Image picture = light.of(scene.picture());
                List<Face> old = asked(() -> older.detect(picture, DetectorOptions.defaults()))
                        .orElse(List.of());
                List<Face> there = TruthComparison.of(scene.faces(), old).pairs().stream()
                        .map(TruthComparison.Pair::found)
                        .flatMap(Optional::stream)
                        .toList();
                for (TruthComparison.Pair pair : TruthComparison.of(
                                there, newer.detect(picture, DetectorOptions.defaults()))
                        .pairs()) {
                    check(pair);
                }
            }
        }
    }

    private void check(TruthComparison.Pair pair) throws TrialFailure {
        // Written so that a NaN does not pass.
        if (!(pair.iou() >= limits.iou())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "finds a face with IoU %.2f to where the same model finds it with the serving decoder and"
                            + " engine, at least %.2f",
                    pair.iou(),
                    limits.iou()));
        }
        if (!(pair.pointError() <= limits.points())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "sets the points of a face %.1f %% of its size beside where the same model sets them with"
                            + " the serving decoder and engine, at most %.1f %%",
                    100 * pair.pointError(),
                    100 * limits.points()));
        }
    }

    private interface Question<T> {
        T answer() throws MienException;
    }

    /** Empty if the serving stage fails: the stage on trial is not to blame for that. */
    private static <T> Optional<T> asked(Question<T> question) {
        try {
            return Optional.of(question.answer());
        } catch (MienException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The stage that serves cannot be compared with", e);
            return Optional.empty();
        }
    }

    /** As {@link #check(Detector, Detector)}. */
    public void check(Extractor newer, Extractor older) throws MienException {
        List<Image> crops = TrialPictures.crops(newer.template());
        if (newer.dimension() != older.dimension()) {
            throw new TrialFailure("answers " + newer.dimension()
                    + " values where the same model answers " + older.dimension()
                    + " with the serving decoder and engine");
        }
        List<float[]> its = newer.extract(crops);
        List<float[]> theirs = asked(() -> older.extract(crops)).orElse(its);
        for (int i = 0; i < crops.size(); i++) {
            double cosine = TrialSeparation.cosine(its.get(i), theirs.get(i));
            if (!(cosine >= limits.cosine())) {
                throw new TrialFailure(String.format(
                        Locale.ROOT,
                        "answers a face with cosine %.3f to the embedding of the same model with the serving"
                                + " decoder and engine, at least %.3f: the people in the gallery would not be known",
                        cosine,
                        limits.cosine()));
            }
        }
    }
}
