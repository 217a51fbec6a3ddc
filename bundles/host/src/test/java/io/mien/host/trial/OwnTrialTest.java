package io.mien.host.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.Detector;
import io.mien.detector.Face;
import io.mien.extractor.Extractor;
import io.mien.host.RealModels;
import io.mien.host.model.TrialFolder;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceException;
import io.mien.model.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host's own trial, of real networks: all that are rightly described pass, and the wrongly described do not. */
@Timeout(300)
class OwnTrialTest {
    private static final TrialLimits LIMITS = new TrialLimits(.5, .15, 1, .25, .9, .9);
    private static final InferenceEngine ENGINE = RealModels.engine();
    private static final HostTrials TRIALS = new HostTrials(LIMITS);

    static List<Path> detectors() throws IOException {
        return RealModels.detectors();
    }

    static List<Path> extractors() throws IOException {
        return RealModels.extractors();
    }

    private static void detect(Path file, String text) throws MienException {
        TRIALS.run(RealModels.detector(ENGINE, file, text), Optional.empty(), Optional.empty());
    }

    private static void extract(Path file, String text) throws MienException {
        TRIALS.run(RealModels.extractor(ENGINE, file, text), Optional.empty(), Optional.empty());
    }

    private static String with(Path file, String key, String value) {
        return RealModels.read(file).replaceAll("(?m)^" + key + " = .*$", key + " = " + value);
    }

    private static String exchanged(Path file) {
        return with(file, "input_type", RealModels.read(file).contains("input_type = rgb") ? "bgr" : "rgb");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aDetectorPassesAndWithExchangedColorsDoesNot(Path file) throws MienException {
        detect(file, RealModels.read(file));
        assertThrows(TrialFailure.class, () -> detect(file, exchanged(file)));
    }

    @ParameterizedTest
    @MethodSource("extractors")
    void aFeatureModelPassesAndWronglyDescribedDoesNot(Path file) throws MienException {
        extract(file, RealModels.read(file));
        refuses(file, exchanged(file), "red and blue exchanged");
        refuses(file, with(file, "mean", "127.5"), "another light");
        refuses(file, with(file, "mean", "104, 117, 123"), "another light");
        refuses(file, with(file, "mean", "-127.5"), "another light");
        refuses(file, with(file, "scale", "0.0078125"), "does not tell people apart");
    }

    /** The material is cut again for it: its network sees the same faces as that of ArcFace's template. */
    @Test
    void aFeatureModelOfAnotherTemplateIsTriedOnCropsOfItsOwn() throws MienException, IOException {
        Path file = extractors().get(0);
        Extractor real = RealModels.extractor(ENGINE, file, RealModels.read(file));
        FaceTemplate wide = new FaceTemplate(
                "wide",
                160,
                144,
                FaceTemplate.ARCFACE_112.points().stream()
                        .map(p -> new Point(p.x() + 24, p.y() + 16))
                        .toList());
        TRIALS.run(new Windowed(real, wide, 24, 16), Optional.empty(), Optional.empty());
        Extractor beside = new Windowed(real, wide, 24, 76);
        assertThrows(TrialFailure.class, () -> TRIALS.run(beside, Optional.empty(), Optional.empty()));
    }

    /** Sees a window of its crops alone. */
    private record Windowed(Extractor real, FaceTemplate template, int left, int top) implements Extractor {
        @Override
        public ModelId model() {
            return real.model();
        }

        @Override
        public ModelId embeddingModel() {
            return real.embeddingModel();
        }

        @Override
        public int dimension() {
            return real.dimension();
        }

        @Override
        public float threshold() {
            return real.threshold();
        }

        @Override
        public List<float[]> extract(List<Image> aligned) throws StageRetiredException, InferenceException {
            return real.extract(aligned.stream().map(this::window).toList());
        }

        private Image window(Image crop) {
            int side = FaceTemplate.ARCFACE_112.width();
            byte[] pixels = new byte[3 * side * side];
            for (int y = 0; y < side; y++) {
                int row = Math.min(y + top, crop.height() - 1);
                System.arraycopy(crop.data(), row * crop.stride() + 3 * left, pixels, 3 * side * y, 3 * side);
            }
            return Image.of(side, side, crop.format(), pixels);
        }
    }

    private static void refuses(Path file, String text, String reason) {
        TrialFailure failure = assertThrows(TrialFailure.class, () -> extract(file, text));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    @Test
    void ourOwnModelsAnswerWhatWasRecorded() throws MienException, IOException {
        for (Path file : detectors()) {
            if (isOurs(file)) {
                Detector detector = RealModels.detector(ENGINE, file, RealModels.read(file));
                new ShippedTrial(folder(file), Optional.empty()).run(detector);
            }
        }
        for (Path file : extractors()) {
            if (isOurs(file)) {
                Extractor extractor = RealModels.extractor(ENGINE, file, RealModels.read(file));
                new ShippedTrial(folder(file), Optional.empty()).run(extractor);
                Extractor wrong = RealModels.extractor(ENGINE, file, exchanged(file));
                assertThrows(TrialFailure.class, () -> new ShippedTrial(folder(file), Optional.empty()).run(wrong));
            }
        }
    }

    private static boolean isOurs(Path file) {
        return file.toString().contains("src/main");
    }

    private static TrialFolder folder(Path mud) {
        String name = mud.getFileName().toString().replace(".mud", ".trial");
        return file -> Files.readAllBytes(mud.resolveSibling(name).resolve(file));
    }

    /** Our own detector does its work with a mean of 0 too; an error that large it does not bear. */
    @ParameterizedTest
    @MethodSource("detectors")
    void aDetectorOnPixelsOfAnotherSizeDoesNotPass(Path file) {
        boolean normalised = RealModels.read(file).contains("scale = 0.0");
        String text = with(file, "scale", normalised ? "1" : "0.0078125");
        assertThrows(TrialFailure.class, () -> detect(file, text));
    }

    @Test
    void exchangedOutputsDoNotPass() {
        fails(f -> f, "");
        fails(f -> new Face(f.box(), f.score(), rotated(f.points(), 1)), "sets the points");
        fails(f -> new Face(f.box(), f.score(), swappedEyes(f.points())), "sets the points");
        fails(f -> new Face(around(f.points().get(0), f), f.score(), f.points()), "finds 0 of the 6 faces");
    }

    private static Box around(Point point, Face face) {
        return new Box(point.x(), point.y(), face.box().height(), face.box().width());
    }

    private static List<Point> rotated(List<Point> points, int by) {
        List<Point> all = new ArrayList<>(points);
        Collections.rotate(all, by);
        return all;
    }

    private static List<Point> swappedEyes(List<Point> points) {
        return List.of(points.get(1), points.get(0), points.get(2), points.get(4), points.get(3));
    }

    /** A detector that knows the truth and tells it changed. */
    private static void fails(UnaryOperator<Face> change, String reason) {
        Detector detector = (image, options) -> TrialPictures.scenes().stream()
                .filter(s -> s.picture().width() == image.width())
                .flatMap(s -> s.faces().stream())
                .map(change)
                .toList();
        if (reason.isEmpty()) {
            assertEquals("", outcome(detector));
        } else {
            assertTrue(outcome(detector).startsWith(reason), outcome(detector));
        }
    }

    private static String outcome(Detector detector) {
        try {
            TRIALS.run(detector, Optional.empty(), Optional.empty());
            return "";
        } catch (MienException e) {
            return e.getMessage();
        }
    }

    @Test
    void detectorThatFindsFacesEverywhereDoesNotPass() {
        Detector detector = (image, options) -> {
            List<Face> faces = new ArrayList<>(TrialPictures.scenes().stream()
                    .filter(s -> s.picture().width() == image.width())
                    .flatMap(s -> s.faces().stream())
                    .toList());
            faces.add(new Face(new Box(0, 0, 9, 9), .9f, faces.get(0).points()));
            faces.add(new Face(new Box(0, 9, 9, 9), .9f, faces.get(0).points()));
            return faces;
        };
        assertEquals("finds 2 faces where there are none in a trial picture, at most 1", outcome(detector));
    }
}
