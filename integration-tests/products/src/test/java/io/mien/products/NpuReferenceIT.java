package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.FacePair;
import io.mien.reference.SharedFolder;
import io.mien.tck.ReferenceGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two models that were converted with the vendor's compiler elsewhere, packed and run by the product {@code maixcam} in the
 * simulator of the NPU, against those that they were made of in ONNX Runtime. The simulator computes as the NPU does, to the bit:
 * the bounds are near what was measured, and a mean that is off by 20 passes none of them but that of the names. It takes seconds a
 * picture: of the pictures every so manieth is used, as {@code -Dmien.npu.share} says; with 1 all of them are.
 */
class NpuReferenceIT {
    private static final String DETECTOR = "retinaface_mnet025_320x256";
    private static final String EXTRACTOR = "mobileface_v2";
    private static final String CONVERTED = "_int8_cv181x";
    private static final String OWN_DETECTOR = "mien_detector";
    private static final String OWN_EXTRACTOR = "mien_feature";

    private static final int SHARE = Integer.getInteger("mien.npu.share", 4);

    /** As many as were counted without Mien, in Python: on all reference pictures, and on every fourth of them. */
    private static final Map<Integer, Integer> FACES = Map.of(1, 53, 4, 15);

    private static final int STEP_OF_120 = 6 * SHARE;
    private static final int STEP_OF_200 = 10 * SHARE;
    private static final int STEP_TO_100 = 2 * SHARE;

    @TempDir
    private static Path folder;

    private static Path media;
    private static Mien maixcam;
    private static Mien desk;
    private static FaceModels npu;
    private static FaceModels onnx;

    /** What the two find and make of the reference pictures. */
    private static List<PrintedAnswer> answers;

    @BeforeAll
    static void pack() throws IOException {
        if (SharedFolder.find().isEmpty() || !Maixcam.hasSimulator() || !LongTests.isFull()) {
            // Each test says so by itself, and is counted as skipped.
            return;
        }
        Maixcam.assumeHardware();
        media = SharedFolder.find().get().resolve("media");
        Path models = media.resolveSibling("models");
        maixcam = Maixcam.in(media, folder.resolve("home"));
        desk = Maixcam.desk(media, folder.resolve("desk"));
        npu = FaceModels.packed(desk, models, DETECTOR + CONVERTED, EXTRACTOR + CONVERTED, folder.resolve("npu"));
        onnx = FaceModels.packed(desk, models, DETECTOR, EXTRACTOR, folder.resolve("onnx"));
        answers = npu.run(maixcam, "embed", references()).answers();
    }

    @BeforeEach
    void needsSharedFolderAndSimulator() {
        SharedFolder.assume();
        Maixcam.assumeSimulator();
        LongTests.assume();
    }

    @Test
    void everyFaceIsFoundWhereTheFloatDetectorFindsIt(TestReporter reporter) throws IOException {
        List<PrintedAnswer> expected = onnx.run(desk, "detect", references()).answers();
        List<FacePair> pairs = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            String file = expected.get(i).file();
            assertEquals(file, answers.get(i).file());
            pairs.addAll(FacePair.of(
                    file, expected.get(i).plainFaces(), answers.get(i).plainFaces()));
        }
        DoubleSummaryStatistics overlaps = over(pairs, FacePair::overlap), errors = over(pairs, FacePair::pointError);
        String figures = told("IoU", overlaps) + ", " + told("point error", errors);
        reporter.publishEntry("detector in INT8 against ONNX", figures);
        assertFaces(pairs.size(), figures);
        assertTrue(overlaps.getAverage() >= .94 && overlaps.getMin() >= .88, figures);
        assertTrue(errors.getAverage() <= .021 && errors.getMax() <= .065, figures);
    }

    /** A product with both engines aligns the same faces for the float extractor. */
    @Test
    void embeddingsOfTheSameChipsAreThoseOfTheFloatExtractor(TestReporter reporter) throws IOException {
        FaceModels mixed = new FaceModels(npu.folder(), npu.detector(), EXTRACTOR);
        List<Object> more = new ArrayList<>(List.of("--models", onnx.folder()));
        more.addAll(references());
        DoubleSummaryStatistics all =
                over(cosines(mixed.run(both(), "embed", more).answers(), answers), c -> c);
        String figures = told("cosine", all);
        reporter.publishEntry("embeddings in INT8 against ONNX", figures);
        assertFaces(all.getCount(), figures);
        assertTrue(all.getAverage() >= .99 && all.getMin() >= .975, figures);
    }

    @Test
    void embeddingsOfOurOwnExtractorAreThoseOfTheFloatOne(TestReporter reporter) throws IOException {
        List<Object> more = new ArrayList<>(List.of("--face", "centre"));
        more.addAll(Lfw.some(media.getParent(), folder.resolve("none-known"), STEP_OF_120, STEP_TO_100)
                .strangers());
        Path none = Files.createDirectory(folder.resolve("none"));
        DoubleSummaryStatistics all = over(
                cosines(
                        new FaceModels(none, OWN_DETECTOR, OWN_EXTRACTOR)
                                .run(both(), "embed", more)
                                .answers(),
                        new FaceModels(none, OWN_DETECTOR, OWN_EXTRACTOR + "_npu")
                                .run(both(), "embed", more)
                                .answers()),
                c -> c);
        String figures = told("cosine", all);
        reporter.publishEntry("embeddings of mien_feature in INT8 against ONNX", figures);
        assertTrue(all.getCount() == 100 / SHARE && all.getAverage() >= .985 && all.getMin() >= .96, figures);
    }

    private static List<Path> references() throws IOException {
        return Lfw.every(SHARE, ReferencePictures.in(media));
    }

    private static void assertFaces(long found, String figures) {
        assertEquals(FACES.getOrDefault(SHARE, (int) found), (int) found, figures);
    }

    private Mien both() throws IOException {
        return maixcam.with(
                "MIEN_FEATURE", Maixcam.withOnnx(folder.resolve("both.json")).toString());
    }

    /** Of the two embeddings of each face, which must be the same one, in the same place. */
    private static List<Double> cosines(List<PrintedAnswer> expected, List<PrintedAnswer> found) {
        List<Double> cosines = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            PrintedAnswer one = expected.get(i), other = found.get(i);
            assertEquals(one.plainFaces(), other.plainFaces());
            assertEquals(one.lineUp().get("aligner"), other.lineUp().get("aligner"));
            for (int f = 0; f < one.faces().size(); f++) {
                cosines.add(ReferenceGallery.cosine(
                        one.faces().get(f).embedding(), other.faces().get(f).embedding()));
            }
        }
        return cosines;
    }

    @Test
    void peopleAreNamedAsInFloat(TestReporter reporter) {
        Lfw people = Lfw.some(media.getParent(), folder.resolve("first"), STEP_OF_120, STEP_OF_200);
        OpenSet expected = named(desk, onnx, people), found = named(maixcam, npu, people);
        String figures = found + "; ONNX " + expected;
        reporter.publishEntry(
                "open set in INT8, " + people.probes().size() + " pictures of known people, "
                        + people.strangers().size() + " of strangers",
                figures);
        assertTrue(found.differenceTo(expected)[0] <= .03, figures);
    }

    private static OpenSet named(Mien mien, FaceModels models, Lfw people) {
        models.run(mien, "enroll", List.of("--face", "centre", "--people", people.first()));
        return people.measure(pictures -> {
            List<Object> more = new ArrayList<>(List.of("--face", "centre", "--threshold", "0"));
            more.addAll(pictures);
            return models.run(mien, "recognize", more).answers();
        });
    }

    private static <T> DoubleSummaryStatistics over(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).summaryStatistics();
    }

    private static String told(String what, DoubleSummaryStatistics figures) {
        return String.format(
                Locale.ROOT,
                "%s of %d: mean %.4f, least %.4f, most %.4f",
                what,
                figures.getCount(),
                figures.getAverage(),
                figures.getMin(),
                figures.getMax());
    }
}
