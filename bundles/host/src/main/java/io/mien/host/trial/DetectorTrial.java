package io.mien.host.trial;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.host.trial.TrialPictures.Scene;
import java.util.List;
import java.util.Locale;

/**
 * The host's own trial of a detector: it must find the faces of the synthetic pictures in every light, at their places, and
 * hardly anything else; and it must be surer of them in their own colors than with red and blue exchanged.
 */
record DetectorTrial(TrialLimits limits) {
    private static final List<LightVariation> MUST_BEAR =
            List.of(LightVariation.AS_IT_IS, LightVariation.DIM, LightVariation.GLARING);

    /** Of a face that was not found, and the bound of the odds of one that surely was. */
    private static final double LEAST_SCORE = .01;

    private static final double GREATEST_SCORE = .9999;

    /** Log odds by which the exchanged colors may be better: a model that sees no colors has neither order. */
    private static final double ODDS_OF_NOISE = .02;

    void run(Detector detector) throws MienException {
        List<Scene> scenes = TrialPictures.scenes();
        for (Scene scene : scenes) {
            for (LightVariation light : MUST_BEAR) {
                check(scene, light, found(detector, scene, light));
            }
        }
        checkOrder(detector, scenes);
    }

    private static TruthComparison found(Detector detector, Scene scene, LightVariation light) throws MienException {
        return TruthComparison.of(
                scene.faces(), detector.detect(light.of(scene.picture()), DetectorOptions.defaults()));
    }

    private void check(Scene scene, LightVariation light, TruthComparison found) throws TrialFailure {
        long missed = found.pairs().stream().filter(p -> p.iou() < limits.iou()).count();
        if (missed > 0) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "finds %d of the %d faces of a trial picture (%s, IoU at least %.2f)",
                    scene.faces().size() - missed,
                    scene.faces().size(),
                    light,
                    limits.iou()));
        }
        double error = found.pairs().stream()
                .mapToDouble(TruthComparison.Pair::pointError)
                .max()
                .orElse(0);
        if (error > limits.points()) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "sets the points of a face %.0f %% of its size beside where they are, at most %.0f %%",
                    100 * error,
                    100 * limits.points()));
        }
        if (found.surplus() > limits.surplus()) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "finds %d faces where there are none in a trial picture, at most %d",
                    found.surplus(),
                    limits.surplus()));
        }
    }

    /** Scores near 1 differ little, their odds do: the mean of the log odds is compared. */
    private void checkOrder(Detector detector, List<Scene> scenes) throws MienException {
        double right = 0, exchanged = 0;
        for (Scene scene : scenes) {
            for (LightVariation light : List.of(LightVariation.AS_IT_IS, LightVariation.GLARING)) {
                Scene lit = new Scene(light.of(scene.picture()), scene.faces());
                right += odds(found(detector, lit, LightVariation.AS_IT_IS));
                exchanged += odds(found(detector, lit, LightVariation.EXCHANGED));
            }
        }
        if (limits.order() > 0 && right < exchanged - ODDS_OF_NOISE * 2 * scenes.size()) {
            throw new TrialFailure("is surer of faces with red and blue exchanged: its input_type seems wrong");
        }
    }

    private static double odds(TruthComparison found) {
        return found.pairs().stream()
                .mapToDouble(p -> p.found().map(f -> (double) f.score()).orElse(0.0))
                .map(s -> Math.max(LEAST_SCORE, Math.min(GREATEST_SCORE, s)))
                .map(s -> Math.log(s / (1 - s)))
                .average()
                .orElse(0);
    }
}
