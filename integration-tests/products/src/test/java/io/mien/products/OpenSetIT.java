package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.SharedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * 120 people enrolled from their first picture, 439 other pictures of them and 200 strangers recognized, of several faces
 * the one in the center.
 */
class OpenSetIT {
    private static final String RETINAFACE = "retinaface_mnet025_320x256";

    @TempDir
    private static Path folder;

    private static Path shared;
    private static Lfw people;

    @BeforeAll
    static void sort() {
        if (SharedFolder.find().isEmpty() || !LongTests.isFull()) {
            // Each test says so by itself, and is counted as skipped.
            return;
        }
        shared = SharedFolder.find().get();
        people = Lfw.of(shared, folder.resolve("first"));
    }

    @BeforeEach
    void needsTheSharedFolder() {
        SharedFolder.assume();
        LongTests.assume();
    }

    @Test
    void mobileFaceNet(TestReporter reporter) {
        measure(RETINAFACE, "mobilefacenet", "opencv", reporter).assertAtLeast(.989, .965);
    }

    @Test
    void mobileFaceWithEitherAligner(TestReporter reporter) {
        OpenSet opencv = measure(RETINAFACE, "mobileface_v2", "opencv", reporter);
        opencv.assertAtLeast(.975, .885);
        double[] difference =
                measure(RETINAFACE, "mobileface_v2", "plain", reporter).differenceTo(opencv);
        assertTrue(
                difference[0] <= .005 && difference[1] <= .015,
                () -> "plain: " + List.of(difference[0], difference[1]));
    }

    @Test
    void ourOwn(TestReporter reporter) {
        measure("mien_detector", "mien_feature", "opencv", reporter).assertAtLeast(.94, .79);
    }

    /** The small one is declared equivalent: it searches the gallery that the large one enrolled. */
    @Test
    void ourSmallOneOnTheGalleryOfTheLarge(TestReporter reporter) {
        Path data = enrolled("mien_detector", "mien_feature", "opencv");
        OpenSet figures = recognized(data, "mien_detector", "mien_feature_small", "opencv");
        reporter.publishEntry("open set, mien_feature_small on the gallery of mien_feature", figures.toString());
        figures.assertAtLeast(.94, .79);
    }

    private static OpenSet measure(String detector, String extractor, String aligner, TestReporter reporter) {
        OpenSet figures = recognized(enrolled(detector, extractor, aligner), detector, extractor, aligner);
        reporter.publishEntry("open set, " + String.join(" + ", detector, extractor, aligner), figures.toString());
        return figures;
    }

    private static Path enrolled(String detector, String extractor, String aligner) {
        Path data = folder.resolve(String.join("-", "data", detector, extractor, aligner));
        if (!Files.exists(data)) {
            CommandRun run = mien("enroll", data, detector, extractor, aligner, List.of("--people", people.first()))
                    .done();
            assertEquals(120, run.lines().size());
        }
        return data;
    }

    /** With no threshold, so that the best hit of everybody is told. */
    private static OpenSet recognized(Path data, String detector, String extractor, String aligner) {
        return people.measure(pictures -> {
            List<Object> more = new ArrayList<>(List.of("--threshold", "0"));
            more.addAll(pictures);
            return mien("recognize", data, detector, extractor, aligner, more)
                    .done()
                    .answers();
        });
    }

    private static CommandRun mien(
            String verb, Path data, String detector, String extractor, String aligner, List<Object> more) {
        List<Object> all = new ArrayList<>(List.of(verb, "--json", "--face", "centre", "--data", data));
        all.addAll(List.of("--models", shared.resolve("models"), "--detector", detector));
        all.addAll(List.of("--extractor", extractor, "--aligner", aligner));
        all.addAll(more);
        return Mien.in(folder).run(all.toArray());
    }
}
