package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The cost and needs of the product {@code maixcam}, started as on the device. With models only if the simulator is
 * installed.
 */
@Isolated
class MaixcamIT {
    private static final int PEOPLE = 500;
    private static final int DIMENSION = 256;

    /** What a device of 256 MB has for it, in MB. */
    private static final int MOST_RESIDENT = 110;

    private static final Pattern DEMO = Pattern.compile("found 84 of 84 faces, rank-1 (\\d+) of 56");
    private static final int MOST_OF_56 = 55;

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern BUNDLE =
            Pattern.compile("\\{\\s*\"id\": \"[^:\"]+:([^:\"]+):[^\"]+\"(, \"only\")?(?!, \"optional\")");

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void configure() throws IOException {
        Maixcam.assumeHardware();
        product = new Product(Maixcam.in(Mien.PICTURES, folder.resolve("home")), folder.resolve("data"));
    }

    @Test
    void fiveHundredPeopleFitIntoADevice(TestReporter reporter) throws IOException {
        Maixcam.assumeSimulator();
        product.on("faces", "import", people()).done().says("imported 500 faces");
        long start = System.nanoTime();
        try (Mien.Running running = product.start()) {
            reporter.publishEntry("start of maixcam", (System.nanoTime() - start) / 1_000_000 + " ms to 'serving'");
            // "serving" may come while the models are still being tried.
            Wait.until(
                    () -> product.serves("detector", "mien_detector_npu")
                            && product.serves("extractor", "mien_feature_npu"),
                    "both models serve");
            assertEquals((double) PEOPLE, product.status().get("people"));
            long resident = resident(running.process().pid());
            reporter.publishEntry("resident memory of maixcam, " + PEOPLE + " people", resident + " MB");
            assertTrue(resident < MOST_RESIDENT, resident + " MB");
            product.on("stop").done();
            running.await().done();
        }
        publishBundles(reporter);
    }

    /** The whole chain in INT8; the simulator takes a quarter of a second a picture. */
    @Test
    void findsAndNamesEverybodyInEightBits(TestReporter reporter) throws IOException {
        Maixcam.assumeSimulator();
        CommandRun demo = product.mien()
                .within(Duration.ofMinutes(15))
                .run("demo", "--out", folder.resolve("demo").toString())
                .done();
        Matcher result = DEMO.matcher(demo.out());
        assertTrue(result.find(), demo::toString);
        assertTrue(Integer.parseInt(result.group(1)) >= MOST_OF_56, demo::toString);
        demo.says("faces that are not there: 0");
        reporter.publishEntry("demo in INT8", result.group());
    }

    /** What the JVM of docs/maixcam.md has. */
    @Test
    void runNeedsNoDesktop() throws Exception {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        Assumptions.assumeTrue(Files.isExecutable(jlink), "this Java has no jlink");
        Path jvm = folder.resolve("jvm");
        String modules = "java.base,java.logging,java.xml,java.management,jdk.net,jdk.unsupported";
        Process linking = new ProcessBuilder(
                        jlink.toString(), "--output", jvm.toString(), "--strip-debug", "--add-modules", modules)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, linking.waitFor());
        // Without the NPU no extractor comes, and nothing waits for it any longer.
        Files.writeString(folder.resolve("home/conf/io.mien.command.properties"), "wait.millis = 2000\n");
        Product small = new Product(product.mien().with("JAVA_HOME", jvm.toString()), product.data());
        try (Mien.Running running = small.start()) {
            // It is said to serve after its wait for the extractor, whether the others have come by then or not.
            Wait.until(
                    () -> small.serves("store", "log") && small.serves("aligner", "plain"), "store and aligner serve");
            small.on("people").done();
            small.on("stop").done();
            running.await().done();
        }
    }

    private Path people() throws IOException {
        Random random = new Random(1);
        List<FacesBin.Entry> entries = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            float[] values = new float[DIMENSION];
            for (int k = 0; k < DIMENSION; k++) {
                values[k] = (float) random.nextGaussian() / (float) Math.sqrt(DIMENSION);
            }
            entries.add(new FacesBin.Entry("person " + i, values));
        }
        return FacesBin.write(folder.resolve("faces.bin"), entries);
    }

    private static long resident(long pid) throws IOException {
        Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        assertTrue(line.find(), "/proc tells no VmRSS");
        return Long.parseLong(line.group(1)) / 1000;
    }

    /** The bundles that are installed for every command and those for some, with the size of each. */
    private static void publishBundles(TestReporter reporter) throws IOException {
        Matcher bundle = BUNDLE.matcher(Files.readString(Mien.HOME.resolve("features/maixcam.json")));
        long all = 0;
        while (bundle.find()) {
            long size = size(bundle.group(1));
            all += size;
            reporter.publishEntry(
                    bundle.group(1) + (bundle.group(2) == null ? "" : ", some commands"), size + " bytes");
        }
        reporter.publishEntry("all bundles of maixcam", all + " bytes");
    }

    private static long size(String name) throws IOException {
        for (String part : List.of("bundles", "models")) {
            try (Stream<Path> files = Files.list(Mien.HOME.resolve(part))) {
                Optional<Path> found = files.filter(
                                f -> f.getFileName().toString().startsWith(name + "-"))
                        .findFirst();
                if (found.isPresent()) {
                    return Files.size(found.get());
                }
            }
        }
        throw new AssertionError("no file of " + name);
    }
}
