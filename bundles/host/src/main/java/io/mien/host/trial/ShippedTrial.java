package io.mien.host.trial;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.extractor.Extractor;
import io.mien.host.model.TrialFolder;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.Ppm;
import io.mien.trial.Trial;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The trial that came with the model: it must still answer what it answered when it was packed. */
record ShippedTrial(TrialFolder folder, Optional<PictureCodec> codec) {
    /** The text of the trial. */
    Trial read() throws MienException {
        return Trial.parse(new String(bytes(Trial.FILE), StandardCharsets.UTF_8), "its " + Trial.FILE);
    }

    void run(Detector detector) throws MienException {
        Trial trial = read();
        if (!trial.embedding().isEmpty()) {
            throw new TrialFailure("is a detector, and its " + Trial.FILE + " expects an embedding");
        }
        TruthComparison found =
                TruthComparison.of(trial.faces(), detector.detect(picture(trial), DetectorOptions.defaults()));
        for (int i = 0; i < found.pairs().size(); i++) {
            check(found.pairs().get(i), i + 1, trial.limits());
        }
        if (found.surplus() > 0) {
            throw new TrialFailure("finds " + found.surplus() + " faces more than when it was packed");
        }
    }

    private static void check(TruthComparison.Pair pair, int number, Trial.Limits limits) throws TrialFailure {
        String face = "its trial's face " + number;
        if (pair.iou() < limits.iou()) {
            throw new TrialFailure(String.format(
                    Locale.ROOT, "%s is found with IoU %.2f, at least %.2f", face, pair.iou(), limits.iou()));
        }
        if (pair.worstPoint() > limits.points()) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "%s has a point %.3f of its size beside the one expected, at most %.3f",
                    face,
                    pair.worstPoint(),
                    limits.points()));
        }
        double score = pair.found().orElseThrow().score();
        if (!(Math.abs(score - pair.expected().score()) <= limits.score())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "%s has the score %.3f, not %.3f",
                    face,
                    score,
                    pair.expected().score()));
        }
    }

    void run(Extractor extractor) throws MienException {
        Trial trial = read();
        if (trial.embedding().size() != extractor.dimension()) {
            throw new TrialFailure("answers " + extractor.dimension() + " values, its " + Trial.FILE + " expects "
                    + trial.embedding().size());
        }
        Image crop = picture(trial);
        if (crop.width() != extractor.template().width()
                || crop.height() != extractor.template().height()) {
            throw new TrialFailure("has the trial picture " + crop + ", which is not a crop of its template");
        }
        float[] expected = new float[extractor.dimension()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = trial.embedding().get(i);
        }
        double cosine = TrialSeparation.cosine(extractor.extract(List.of(crop)).get(0), expected);
        if (!(cosine >= trial.limits().cosine())) {
            throw new TrialFailure(String.format(
                    Locale.ROOT,
                    "answers its trial's face with cosine %.3f to the embedding expected, at least %.3f",
                    cosine,
                    trial.limits().cosine()));
        }
    }

    private Image picture(Trial trial) throws MienException {
        byte[] bytes = bytes(trial.picture());
        if (trial.picture().endsWith(Ppm.ENDING)) {
            return Ppm.decode(bytes, trial.picture());
        }
        PictureCodec reader = codec.orElseThrow(() -> new TrialFailure(
                "has the trial picture " + trial.picture() + ", and no codec that reads it is installed"));
        return reader.decode(bytes, trial.picture());
    }

    private byte[] bytes(String file) throws TrialFailure {
        try {
            return folder.read(file);
        } catch (FileNotFoundException e) {
            throw new TrialFailure("has no " + file + " in its trial");
        } catch (IOException e) {
            throw new TrialFailure("its trial's " + file + " cannot be read: " + e);
        }
    }
}
