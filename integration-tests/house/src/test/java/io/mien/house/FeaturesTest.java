package io.mien.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;

/** What the distribution's features hold, read by the reference implementation of chapter 159 and not by Mien. */
class FeaturesTest {
    private static final Path FEATURES = Path.of(System.getProperty("mien.home"), "features");

    private static final Path BUNDLES = Path.of(System.getProperty("mien.home"), "bundles");

    /** A bundle that is listed if the build made it: one that needs a newer JDK. */
    private static final String OPTIONAL = " (optional)";

    private static Feature read(Path file) throws IOException {
        FeatureService service =
                ServiceLoader.load(FeatureService.class).findFirst().orElseThrow();
        return service.readFeature(new StringReader(Files.readString(file)));
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FEATURES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theReferenceImplementationReadsEveryFeature(Path file) throws IOException {
        Feature feature = read(file);
        assertEquals("io.mien", feature.getID().getGroupId());
        assertEquals(
                file.getFileName().toString().replace(".json", ""),
                feature.getID().getArtifactId());
        assertTrue(feature.getBundles().size() > 10, feature.getBundles().toString());
    }

    /**
     * The bundles of four products were listed by hand before features said what they want, and those of the others were looked through.
     * A change here is a change of a product; so is another order, which decides between what is equal in rank.
     */
    @ParameterizedTest
    @ValueSource(strings = {"desk", "plain", "live", "gate", "maixcam", "bare", "maix", "maix-page"})
    void aProductHasTheBundlesThatItIsKnownToNeed(String product) throws IOException {
        assertEquals(known(product), stream(product).toList());
    }

    private static List<String> known(String product) throws IOException {
        try (InputStream in = FeaturesTest.class.getResourceAsStream("/features/" + product + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.endsWith(OPTIONAL) || isHere(l.split(" ")[0]))
                    .toList();
        }
    }

    private static boolean isHere(String name) {
        String[] files = BUNDLES.toFile().list((folder, file) -> file.startsWith(name + "-"));
        return files != null && files.length > 0;
    }

    private static Stream<String> stream(String product) throws IOException {
        return read(FEATURES.resolve(product + ".json")).getBundles().stream().map(FeaturesTest::line);
    }

    /** Name and commands, {@code io.mien.deploy run deploy}. */
    private static String line(FeatureBundle bundle) {
        String only = bundle.getMetadata()
                .getOrDefault("only", "")
                .toString()
                .replaceAll("[\\[\\]\",]+", " ")
                .strip();
        boolean optional =
                bundle.getMetadata().getOrDefault("optional", false).toString().equals("true");
        return (bundle.getID().getArtifactId() + " " + only).strip() + (optional ? OPTIONAL : "");
    }
}
