package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendor's library, in processes of their own. The library ends its process on nearly every bad file; here each file is
 * refused, and the process then gives right answers. Needs the simulator: the property {@code mien.cviruntime} is the
 * folder of its libraries.
 */
@Timeout(1200)
class SimulatorTest {
    private static final String LIBRARY = System.getProperty("mien.cviruntime", "");
    private static final int CYCLES = Integer.getInteger("mien.npu.cycles", 200);
    private static final int SECONDS = Integer.getInteger("mien.npu.seconds", 10);
    private static final int TRUNCATIONS = 50;
    private static final int FLIPS = 200;

    /** What a JVM's own memory may differ by from one look to the next. */
    private static final long NOISE_KIBI = 24_000;

    private static final Path GOOD =
            Path.of("../../models/mien_feature_npu/src/main/resources/OSGI-INF/mien/mien_feature_npu.cvimodel");

    @TempDir
    private Path folder;

    private byte[] good;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(!LIBRARY.isEmpty(), "no simulator: mien.cviruntime names no folder");
        good = Files.readAllBytes(GOOD);
    }

    private List<String> run(String what, String argument) throws Exception {
        return run(List.of(), what, argument);
    }

    private List<String> run(List<String> before, String what, String argument) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-Xms64m"));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-XX:CompressedClassSpaceSize=64m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(NpuProcess.class.getName(), LIBRARY, GOOD.toString(), what, argument));
        Path output = folder.resolve("output.txt"), errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        int code = process.waitFor();
        assertEquals(0, code, Files.readString(errors, StandardCharsets.ISO_8859_1));
        return Files.readAllLines(output);
    }

    /** The rows of the library's failures that are files. */
    private Map<String, byte[]> faults() {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] noise = new byte[5000];
        new Random(2).nextBytes(noise);
        files.put("empty", new byte[0]);
        files.put("short", Arrays.copyOf(good, 47));
        files.put("noise", noise);
        files.put("onnx", "\b\b\22\7pytorch\32\0052.1.0:\1\1".repeat(99).getBytes(StandardCharsets.ISO_8859_1));
        files.put("header", changed(2, (byte) 'X'));
        files.put("chip-unknown", changed(30, (byte) 'z'));
        files.put("chip-other", changed(34, (byte) '0'));
        files.put("truncated-by-one", Arrays.copyOf(good, good.length - 1));
        files.put("description", changed(60, (byte) ~good[60]));
        files.put("weights", changed(good.length - 1000, (byte) ~good[good.length - 1000]));
        return files;
    }

    private byte[] changed(int at, byte value) {
        byte[] bytes = good.clone();
        bytes[at] = value;
        return bytes;
    }

    private Path bad() throws IOException {
        return Files.createDirectories(folder.resolve("bad"));
    }

    @Test
    void callsOneByOneInBatchesAndSubmittedAnswerAlike() throws Exception {
        List<String> lines = run("calls", "");
        assertEquals(
                List.of(
                        "outputs embedding",
                        "batch true",
                        "submitted true",
                        "different true",
                        "takes true",
                        "other false"),
                lines);
    }

    @Test
    void aBadFileBeforeAnyModelIsRefused() throws Exception {
        for (Map.Entry<String, byte[]> fault : faults().entrySet()) {
            Path file = Files.write(bad().resolve(fault.getKey()), fault.getValue());
            assertRefusedFirst(fault.getKey(), file);
        }
        assertRefusedFirst("missing", bad().resolve("missing"));
        assertRefusedFirst("bad", bad());
    }

    private void assertRefusedFirst(String name, Path file) throws Exception {
        List<String> lines = run("first", file.toString());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith(name + " refused: tested: "), lines::toString);
        assertTrue(lines.get(1).startsWith("answer "), lines::toString);
    }

    @Test
    void badFilesBesideAModelAreRefusedAndItGoesOn(TestReporter reporter) throws Exception {
        for (Map.Entry<String, byte[]> fault : faults().entrySet()) {
            Files.write(bad().resolve(fault.getKey()), fault.getValue());
        }
        Files.createDirectory(bad().resolve("folder"));
        for (int i = 0; i < TRUNCATIONS; i++) {
            Files.write(bad().resolve("truncated-" + i), Arrays.copyOf(good, good.length * i / TRUNCATIONS));
        }
        Random random = new Random(3);
        for (int i = 0; i < FLIPS; i++) {
            int at = (int) ((long) good.length * i / FLIPS);
            Files.write(bad().resolve("known-" + i), changed(at, (byte) (good[at] ^ 1 << random.nextInt(8))));
        }
        List<String> lines = run("later", bad().toString());
        int files = faults().size() + 1 + TRUNCATIONS + FLIPS;
        assertEquals(
                files,
                lines.stream().filter(l -> l.contains(" refused: tested: ")).count(),
                lines::toString);
        List<String> answers =
                lines.stream().filter(l -> l.startsWith("answer ")).toList();
        assertEquals(3, answers.size());
        assertEquals(1, answers.stream().distinct().count(), answers::toString);
        reporter.publishEntry("refused beside a model that serves", String.valueOf(files));
    }

    @Test
    void oneChipAProcess() throws Exception {
        List<String> lines = run(
                "chips",
                Files.write(folder.resolve("other"), changed(34, (byte) '0')).toString());
        assertEquals(
                "refused: tested: this process had models for cv181x already, and takes no others until it is restarted",
                lines.get(1));
        assertEquals(lines.get(0), lines.get(2));
    }

    @Test
    void withoutAddressSpaceTheFirstModelIsRefused() throws Exception {
        List<String> limited = List.of("sh", "-c", "ulimit -v 5000000 && exec \"$0\" \"$@\"");
        List<String> lines = run(limited, "refused", "");
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("bytes of address space, and the limit (ulimit -v) leaves"), lines::toString);
    }

    @Test
    void twoModelsAndFourThreadsNeverAnswerWrongly(TestReporter reporter) throws Exception {
        List<String> lines = run("threads", String.valueOf(SECONDS));
        assertEquals(1, lines.size(), lines::toString);
        // How many they are is the machine's matter.
        assertTrue(Integer.parseInt(lines.get(0).substring("calls ".length())) > 4, lines::toString);
        reporter.publishEntry("two models, four threads", lines.get(0) + " in " + SECONDS + " s");
    }

    @Test
    void loadingAndUnloadingTakesNoMemory(TestReporter reporter) throws Exception {
        List<String> lines = run("cycles", String.valueOf(CYCLES));
        long settled = Long.parseLong(lines.get(0).substring("resident ".length()));
        long end = Long.parseLong(lines.get(1).substring("resident ".length()));
        reporter.publishEntry(
                CYCLES + " models opened and closed", "resident " + settled + " kB, at the end " + end + " kB");
        assertTrue(end - settled < NOISE_KIBI, lines::toString);
    }
}
