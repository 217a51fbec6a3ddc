package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.SharedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gallery outlives the model that made it: the stored chips are embedded with the new one. */
class ExtractorIT {
    @TempDir
    private Path folder;

    @Test
    void peopleAreKnownToAnotherModelThroughTheirChips() {
        Path models = new ModelFolder(folder.resolve("models"))
                .add("twin", "mien_feature", "face_feature")
                .path();
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        List<Object> twin = List.of("--models", models, "--extractor", "twin");
        assertEquals(1, right(data, twin));
        // Enrolled by the new one: the old one learns it in turn.
        List<Object> enrol = new ArrayList<>(List.of("enroll", "--data", data, "Zoe", "strangers/1.jpg"));
        enrol.addAll(1, twin);
        Mien.atPictures().run(enrol.toArray()).done();
        assertEquals(1, right(data, List.of()));
        PrintedAnswer zoe =
                recognize(data, List.of(), List.of("strangers/1.jpg")).get(0);
        assertEquals("Zoe", zoe.face().label(), zoe::toString);
        assertTrue(zoe.lineUp().get("extractor").toString().startsWith("mien_feature/"), zoe::toString);
    }

    @Test
    void anEquivalentModelTakesTheGalleryAsItIs() {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        assertEquals(1, right(data, List.of("--extractor", "mien_feature_small")));
    }

    /** Their own thresholds are made for people, not for synthetic ones: a label or two may be wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"mobileface_v2", "mobilefacenet"})
    void peopleAreKnownToAForeignModel(String extractor, TestReporter reporter) {
        Path models = SharedFolder.assume().resolve("models");
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        double right = right(data, List.of("--models", models, "--extractor", extractor));
        assertTrue(right >= .9, () -> right + " with " + extractor);
        reporter.publishEntry("people enrolled by mien_feature, named by " + extractor, Double.toString(right));
    }

    /** The share of the probes that get their name. */
    private static double right(Path data, List<Object> options) {
        List<PrintedAnswer> answers = recognize(data, options, new ArrayList<>(TestPeople.probes()));
        assertEquals(TestPeople.probes().size(), answers.size());
        long right = answers.stream()
                .filter(a -> a.labels().equals(List.of(TestPeople.on(a.file()))))
                .count();
        return (double) right / answers.size();
    }

    private static List<PrintedAnswer> recognize(Path data, List<Object> options, List<Object> pictures) {
        List<Object> all = new ArrayList<>(List.of("recognize", "--json", "--data", data));
        all.addAll(options);
        all.addAll(pictures);
        return Mien.atPictures().run(all.toArray()).done().answers();
    }
}
