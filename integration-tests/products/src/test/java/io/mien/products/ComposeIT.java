package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products of {@code mien compose}: each starts, recognizes and stops as a process from its own folder. */
class ComposeIT {
    private static final String PYTHON = System.getProperty("mien.cyclonedx", "");

    /** What Java sorts by the places of objects comes in another order than usual. */
    private static final String OTHER_HASHES = "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2";

    @TempDir
    private Path folder;

    @Test
    void gateRecognizesFromItsOwnFolder() {
        Path home = ComposedHome.of(folder, "gate");
        assertFalse(Files.exists(home.resolve("cache")), "what the check of the start left is gone");
        assertTrue(
                names(home.resolve("bundles")).stream().noneMatch(n -> n.startsWith("io.mien.console-")),
                "only what it needs is there");
        recognizes(ComposedHome.mien(home));
    }

    /** The data folder is of each process alone: what is asked is which product the folder starts by itself. */
    private void recognizes(Mien mien) {
        Path data = folder.resolve("data");
        mien.run("enroll", "--data", data, "Ada", TestPeople.picture("Ada", 1)).done();
        PrintedAnswer answer = mien.run("recognize", "--data", data, "--json", TestPeople.picture("Ada", 2))
                .done()
                .answers()
                .get(0);
        assertEquals(List.of("Ada"), answer.labels(), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "plain", "live", "gate"})
    void aProductStartsRecognizesAndStops(String name) throws IOException {
        LongTests.assume();
        Path home = ComposedHome.of(folder, name);
        noCamera();
        Product product = new Product(ComposedHome.mien(home), folder.resolve("data"));
        try (Mien.Running running = product.start()) {
            product.on("enroll", "Ada", TestPeople.picture("Ada", 1)).done();
            PrintedAnswer answer = product.on("recognize", "--json", TestPeople.picture("Ada", 2))
                    .done()
                    .answers()
                    .get(0);
            assertEquals(List.of("Ada"), answer.labels(), answer::toString);
            product.on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
    }

    /** The camera of the door is not this machine's. */
    private void noCamera() throws IOException {
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.writeString(conf.resolve("io.mien.live.source~door.properties"), "address=nowhere:x\n");
    }

    /** Without the simulator of the NPU nothing runs its models; the rest of the product serves all the same. */
    @Test
    void maixcamStartsAndStopsAndRecognizesWithTheSimulator() throws IOException {
        LongTests.assume();
        Maixcam.assumeHardware();
        Path home = ComposedHome.of(folder, "maixcam");
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.writeString(conf.resolve("io.mien.command.properties"), "wait.millis = 2000\n");
        Files.writeString(conf.resolve("io.mien.maixcam.properties"), Maixcam.configuration());
        Mien mien = ComposedHome.mien(home).with("MIEN_JAVA_OPTS", "@" + home.resolve("conf/maixcam.options"));
        Product product = new Product(mien, folder.resolve("data"));
        try (Mien.Running running = product.start()) {
            Wait.until(
                    () -> product.serves("store", "log") && product.serves("aligner", "plain"),
                    "store and aligner serve");
            if (Maixcam.hasSimulator()) {
                Wait.until(() -> product.serves("extractor", "mien_feature_npu"), "the NPU's models serve");
            }
            product.on("people").done();
            product.on("stop").done();
            running.await().done();
        }
    }

    /** It has no command line: a program starts it, and hands it pixels. */
    @Test
    void bareRecognizesInAProgram() throws Exception {
        LongTests.assume();
        Path home = ComposedHome.of(folder, "bare");
        String api = names(home.resolve("bundles")).stream()
                .filter(name -> name.startsWith("io.mien.api-"))
                .findFirst()
                .orElseThrow();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        home.resolve("lib") + "/*:" + home.resolve("bundles").resolve(api) + ":target/test-classes",
                        BareProgram.class.getName(),
                        home.toString(),
                        folder.resolve("gallery").toString(),
                        Mien.PICTURES.resolve(TestPeople.picture("Ada", 1)).toString(),
                        Mien.PICTURES.resolve(TestPeople.picture("Ada", 2)).toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, program.waitFor(), text);
        assertTrue(text.endsWith("Ada\n"), text);
    }

    @Test
    void aProductBringsItsOwnJava() throws IOException {
        LongTests.assume();
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jlink")), "this Java has no jlink");
        Path home = ComposedHome.of(folder, "gate", "--jlink");
        Mien without = ComposedHome.mien(home).with("JAVA_HOME", "/nonexistent").with("PATH", "/usr/bin:/bin");
        recognizes(without);
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws IOException {
        LongTests.assume();
        Path other = Files.createDirectories(folder.resolve("another/place"));
        for (String name : List.of("gate", "desk")) {
            Mien.in(folder).run("compose", name, "--jlink", "-o", name + ".zip").done();
            Mien.in(other)
                    .with("MIEN_JAVA_OPTS", OTHER_HASHES)
                    .run("compose", name, "--jlink", "-o", other.resolve("x.zip"))
                    .done();
            assertEquals(-1, Files.mismatch(folder.resolve(name + ".zip"), other.resolve("x.zip")), name);
            Files.delete(other.resolve("x.zip"));
        }
    }

    /** Needs the folder that {@code integration-tests/cyclonedx/fetch} prints. */
    @ParameterizedTest
    @ValueSource(strings = {"live", "gate"})
    void theBillOfMaterialsIsOneOfCycloneDx(String name) throws Exception {
        LongTests.assume();
        Assumptions.assumeFalse(PYTHON.isEmpty(), "mien.cyclonedx names no Python environment with the validator");
        Path bill = ComposedHome.of(folder, name).resolve("sbom.cdx.json");
        assertEquals("", validate(bill));
        String spoiled = Files.readString(bill).replace("\"bomFormat\" : \"CycloneDX\"", "\"bomFormat\" : \"Other\"");
        assertFalse(validate(Files.writeString(folder.resolve("spoiled.json"), spoiled))
                .isEmpty());
    }

    private static String validate(Path bill) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(PYTHON + "/bin/python", "-X", "utf8", "src/test/resources/validate_bill.py", bill.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(text.isEmpty() ? 0 : 1, process.waitFor(), text);
        return text;
    }

    private static List<String> names(Path home) {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
