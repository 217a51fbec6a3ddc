package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applies the rules about class names to all sources, those of tests included: a stack trace or a search result tells where one is. */
class ClassNamesTest {
    private static final Path ROOT = Path.of(System.getProperty("mien.root"));

    /** Folders of sources by simple class name. */
    private static final Map<String, List<Path>> PLACES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (String part : List.of("bundles", "runtime", "tck", "integration-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.map(ROOT::relativize).filter(ClassNamesTest::isSource).forEach(ClassNamesTest::add);
            }
        }
    }

    private static void add(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        PLACES.computeIfAbsent(name, n -> new ArrayList<>()).add(file.getParent());
    }

    /** The classes of {@code bundles/maix} have the names that MaixPy gives them. */
    private static boolean isSource(Path file) {
        String text = file.toString().replace('\\', '/');
        return text.endsWith(".java")
                && !text.startsWith("bundles/maix/src/main/")
                && text.contains("/src/")
                && !text.contains("/target/")
                && !text.endsWith("-info.java");
    }

    @Test
    void everySimpleNameIsUsedOnce() {
        assertTrue(PLACES.size() > 1000, PLACES.size() + " classes were found");
        assertNone(PLACES.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> e.getKey() + " is in " + e.getValue())
                .toList());
    }

    /** A trial is the host's test before a stage is offered, a probation the recognizer's test while it serves. */
    @Test
    void trialAndProbationAreNotMixed() {
        assertNone(misplaced("bundles/recognizer", "Trial"));
        assertNone(misplaced("bundles/host", "Probation"));
    }

    private static List<String> misplaced(String folder, String word) {
        return PLACES.entrySet().stream()
                .filter(e -> e.getKey().contains(word))
                .filter(e -> e.getValue().stream().anyMatch(place -> place.startsWith(folder)))
                .map(e -> e.getKey() + " in " + folder)
                .toList();
    }

    private static void assertNone(List<String> faults) {
        assertEquals(List.of(), faults);
    }
}
