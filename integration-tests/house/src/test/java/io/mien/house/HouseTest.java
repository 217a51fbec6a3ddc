package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Applies the rules to the distribution that was built before. */
class HouseTest {
    private static final Path ROOT = Path.of(System.getProperty("mien.root"));
    private static final Path HOME = Path.of(System.getProperty("mien.home"));

    private static ShippedDistribution distribution;

    @BeforeAll
    static void read() throws IOException {
        assertTrue(Files.isDirectory(HOME), HOME + " is not built");
        distribution = ShippedDistribution.read(HOME);
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return HouseRules.all().stream()
                .map(r -> DynamicTest.dynamicTest(r.text(), () -> assertNone(r.broken(distribution))));
    }

    /** Nothing is proved by an empty folder, or by one whose stages were left out. */
    @Test
    void everyKindOfStageIsThere() {
        for (String kind : List.of("detector", "aligner", "extractor", "matcher", "store", "inference", "model")) {
            assertTrue(distribution.ours().stream().anyMatch(j -> j.name().startsWith("io.mien." + kind + ".")), kind);
        }
        for (String one : List.of("api", "host", "recognizer", "command")) {
            assertTrue(distribution.named("io.mien." + one).isPresent(), one);
        }
    }

    /** Symbolic name = path: {@code bundles/detector/yunet} is {@code io.mien.detector.yunet}. */
    @Test
    void everyBundleHasItsFolder() {
        assertNone(distribution.ours().stream()
                .filter(j -> !Files.isRegularFile(folder(j).resolve("pom.xml")))
                .map(j -> j + " has no folder " + folder(j))
                .toList());
    }

    private static Path folder(BundleJar jar) {
        if (jar.name().equals("io.mien.runtime")) {
            return ROOT.resolve("runtime");
        }
        String below = jar.name().substring("io.mien.".length());
        return jar.isModel()
                ? ROOT.resolve("models").resolve(below.substring("model.".length()))
                : ROOT.resolve("bundles").resolve(below.replace('.', '/'));
    }

    @Test
    void everyLibraryHasItsLicense() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/licences.md"));
        assertNone(Licences.of(text, "In the distribution").missing(distribution));
    }

    /** A label is what a person sees of a key: it has a unit, and its configuration says when a change takes effect. */
    @Test
    void configurationsHaveOneStyleAndSayWhenAChangeTakesEffect() throws IOException {
        List<String> faults = new ArrayList<>();
        int files = 0;
        for (Path jar : bundles()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().matches("OSGI-INF/metatype/io\\.mien\\..*[.]xml")) {
                        files++;
                        faults.addAll(ConfigurationTexts.faults(zip.getInputStream(entry)));
                    }
                }
            }
        }
        assertTrue(files > 10, files + " files");
        assertNone(faults);
    }

    /** Otherwise mien status and mien health take a bundle that only lacks its configuration for one that works. */
    @Test
    void noComponentRunsInABundleThatNeedsAConfigurationAndHasNone() throws Exception {
        List<String> faults = new ArrayList<>();
        int needing = 0;
        for (Path jar : bundles()) {
            ServiceComponents components = ServiceComponents.read(jar);
            needing += components.needAConfiguration() ? 1 : 0;
            faults.addAll(components.needAConfiguration() ? components.alwaysRunning() : List.of());
        }
        assertTrue(needing > 3, needing + " bundles");
        assertNone(faults);
    }

    /** An exception that nothing needs any more goes. */
    @Test
    void everyExceptionFromConfiguringNobodyElseIsNeeded() {
        assertNone(new ForeignPids(distribution).idleExceptions());
    }

    @Test
    void noTestSleepsOrAssertsHowLongSomethingTakes() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String folder : List.of("bundles", "runtime", "integration-tests", "tck")) {
            TestSources sources = TestSources.below(ROOT.resolve(folder));
            assertTrue(sources.files().size() > 10, folder);
            faults.addAll(sources.byTheClock());
        }
        assertNone(faults);
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("bundles"))) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static void assertNone(List<String> lines) {
        assertEquals("", String.join(System.lineSeparator(), lines));
    }
}
