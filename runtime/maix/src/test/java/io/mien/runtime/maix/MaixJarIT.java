package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar alone, in a folder without anything else, as a program's class path. */
class MaixJarIT {
    private static final Path JAR = Path.of(System.getProperty("mien.jar"));
    private static final Path ADA = Path.of(System.getProperty("mien.home")).resolve("people/people/Ada");
    private static final int CYCLES = Integer.getInteger("mien.maix.cycles", 2);

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheJarAndTwoPictures() throws IOException {
        Files.createDirectory(folder.resolve("tmp"));
        Files.copy(JAR, folder.resolve("mien-maix.jar"));
        Files.copy(ADA.resolve("1.jpg"), folder.resolve("ada.jpg"));
        Files.copy(ADA.resolve("2.jpg"), folder.resolve("door.jpg"));
    }

    @Test
    void saysWhatItIs() throws Exception {
        List<String> said = run("", java("java", "-jar", "mien-maix.jar"));
        assertTrue(said.get(0).matches("Mien \\S+: face recognition by MaixPy's names, .*"), said.get(0));
    }

    @Test
    void leavesNothingAfterTheEnd() throws Exception {
        List<String> said = run(
                "",
                java(
                        "java",
                        "-cp",
                        "mien-maix.jar" + System.getProperty("path.separator")
                                + Path.of("target/test-classes").toAbsolutePath(),
                        OpenAndClose.class.getName(),
                        Integer.toString(CYCLES),
                        "ada.jpg"));
        int opened = CYCLES + (CYCLES + 9) / 10;
        assertEquals("faces " + opened, said.get(0));
        assertTrue(said.get(1).matches("left 0 of \\d{2,}"), said.toString());
        assertEquals(List.of("loaders of the process 1", "threads []", "files []"), said.subList(2, 5));
        assertTrue(
                List.of("libraries []", "libraries [libonnxruntime.so, libonnxruntime4j_jni.so]")
                        .contains(said.get(5)),
                said.get(5));
        assertEquals(List.of(), temporary());
    }

    /** What is left among the temporary files but the distribution that all programs share. */
    private List<String> temporary() throws IOException {
        Path temporary = folder.resolve("tmp");
        Path shared = Path.of("mien-" + System.getProperty("user.name"), "maix");
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile)
                    .map(temporary::relativize)
                    .filter(file -> !file.startsWith(shared) || file.toString().contains("/run-"))
                    // Java's own, of the process that looks for others.
                    .filter(file -> !file.toString().startsWith("hsperfdata_"))
                    .map(Path::toString)
                    .toList();
        }
    }

    private List<String> java(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The lines that a program prints. */
    private List<String> run(String input, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out"), err = folder.resolve("err");
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(9, TimeUnit.MINUTES), () -> command + " does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        return Files.readAllLines(out);
    }
}
