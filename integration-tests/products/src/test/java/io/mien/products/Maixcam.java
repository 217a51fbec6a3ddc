package io.mien.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The product {@code maixcam}, with the simulator of the NPU if there is one: the property {@code mien.cviruntime} is the
 * folder of its libraries.
 */
final class Maixcam {
    private static final Optional<String> SIMULATOR = Optional.ofNullable(System.getProperty("mien.cviruntime"));

    private Maixcam() {}

    /** A test that needs it is skipped if this distribution lacks it. */
    static void assumeHardware() throws IOException {
        try (Stream<Path> files = Files.list(Mien.HOME.resolve("bundles"))) {
            Assumptions.assumeTrue(
                    files.anyMatch(f -> f.getFileName().toString().startsWith("io.mien.maixcam-")),
                    "this distribution has no bundle io.mien.maixcam");
        }
    }

    /** Whether models can run. */
    static boolean hasSimulator() {
        return SIMULATOR.isPresent();
    }

    /** A test that runs models is skipped if there is nothing to run them on. */
    static void assumeSimulator() {
        Assumptions.assumeTrue(hasSimulator(), "no simulator: mien.cviruntime names no folder");
    }

    /**
     * The product, as it is started on the device.
     *
     * @param directory where it is started
     * @param home folder of the distribution, which is made
     */
    static Mien in(Path directory, Path home) throws IOException {
        return desk(directory, home)
                .with("MIEN_FEATURE", "maixcam")
                .with("MIEN_JAVA_OPTS", "@" + Mien.HOME.resolve("conf/maixcam.options"));
    }

    /** The product {@code desk} with the simulator, which its commands for models have; parameters as those of {@link #in}. */
    static Mien desk(Path directory, Path home) throws IOException {
        return Mien.in(directory).configured(home, "io.mien.maixcam", configuration());
    }

    /** The content of {@code io.mien.maixcam.properties}: where the simulator is, if there is one. */
    static String configuration() {
        return SIMULATOR.map(path -> "library.path = " + path + "\n").orElse("");
    }

    /**
     * A product that has ONNX Runtime and Mien's own models for it, too, as the product {@code desk} has them.
     *
     * @param to the feature's file, which is written
     */
    static Path withOnnx(Path to) throws IOException {
        Path features = Mien.HOME.resolve("features");
        String onnx = Files.readAllLines(features.resolve("desk.json")).stream()
                .filter(line -> line.contains("\"id\": \"io.mien:"))
                .filter(line -> line.contains("onnx") || line.contains("io.mien.model."))
                .collect(Collectors.joining("\n"));
        String feature = Files.readString(features.resolve("maixcam.json"));
        return Files.writeString(to, feature.replace("\"bundles\": [", "\"bundles\": [\n" + onnx));
    }
}
