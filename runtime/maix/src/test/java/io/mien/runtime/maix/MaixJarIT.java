package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar alone, in a folder without anything else, as a program's class path. */
class MaixJarIT {
    private static final Path JAR = Path.of(System.getProperty("mien.jar"));
    private static final Path ADA = Path.of(System.getProperty("mien.home")).resolve("people/people/Ada");
    private static final Path SHARED = Path.of("mien-" + System.getProperty("user.name"), "maix");
    private static final Path README = Path.of("../../README.md");
    private static final int CYCLES = Integer.getInteger("mien.maix.cycles", 2);

    /** Some 2 s a cycle on two idle processors; other builds may use them at the same time. */
    private static final Duration CYCLES_LIMIT = Duration.ofMinutes(3).plusSeconds(20L * CYCLES);

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String HOME = "META-INF/mien/home/";
    private static final Pattern BUNDLE_FILE =
            Pattern.compile("^" + HOME + "(?:bundles|models)/([^/]+?)-\\d[^/]*?(?:\\.jar|/.*)$");
    private static final Pattern BUNDLE_ID = Pattern.compile("\\{\"id\": \"[^:\"]+:([^:\"]+):[^\"]+\"[,}]");

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

    /** The assembly lists the bundles to leave out by hand; the needs of its products are resolved. */
    @Test
    void holdsTheBundlesOfItsProductsAndNoOthers() throws IOException {
        Set<String> needed = new TreeSet<>(), held = new TreeSet<>();
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                Matcher file = BUNDLE_FILE.matcher(entry.getName());
                if (file.find()) {
                    held.add(file.group(1));
                } else if (entry.getName().startsWith(HOME + "features/")) {
                    String feature = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    BUNDLE_ID.matcher(feature).results().forEach(id -> needed.add(id.group(1)));
                }
            }
        }
        needed.remove("io.mien.api"); // the program has it on its class path
        assertEquals(
                needed, held.stream().map(MaixJarIT::withoutPlatform).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String withoutPlatform(String bundle) {
        return bundle.replaceFirst("(onnxruntime)\\..*", "$1.\\${mien.platform}");
    }

    @Test
    void leavesNothingAfterTheEnd() throws Exception {
        String classes = String.join(
                System.getProperty("path.separator"),
                "mien-maix.jar",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                Path.of(Await.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
        List<String> said = run(
                "",
                java("java", "-cp", classes, OpenAndClose.class.getName(), Integer.toString(CYCLES), "ada.jpg"),
                CYCLES_LIMIT);
        int opened = CYCLES + (CYCLES + 9) / 10;
        assertEquals(List.of("faces " + opened, "loaders of the process 1", "files []"), said.subList(0, 3));
        assertTrue(
                List.of("libraries []", "libraries [libonnxruntime.so, libonnxruntime4j_jni.so]")
                        .contains(said.get(3)),
                said.get(3));
        assertEquals(List.of(), temporary());
    }

    @Test
    void theProgramOfTheReadmeNamesAFace() throws Exception {
        Path ring = Files.writeString(folder.resolve("Ring.java"), readme("```java\n//DEPS io.mien:mien-maix:", "```"));
        assertNamed(run("", java("java", "-cp", "mien-maix.jar", "Ring.java")));
        assertEquals(List.of(), temporary());
        Map<String, FileTime> passed = passedTrials();
        assertEquals(2, passed.size(), passed.toString());
        // One that forgets to close ends, too.
        Files.writeString(ring, Files.readString(ring).replace("recognizer.close();", ""));
        assertNamed(run("", java("java", "-cp", "mien-maix.jar", "Ring.java")));
        assertEquals(passed, passedTrials(), "the same models are not tried again");
    }

    /** What is remembered of the trials of models, in the folder that all programs share. */
    private Map<String, FileTime> passedTrials() throws IOException {
        Map<String, FileTime> passed = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("tmp").resolve(SHARED))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".passed"))::iterator) {
                passed.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return passed;
    }

    /** The JDK's launcher of source files hides what is thrown if frames of its thread are missing. */
    @Test
    void saysWhyItDoesNotStart() throws Exception {
        Files.writeString(
                folder.resolve("Wrong.java"),
                """
                public class Wrong {
                    public static void main(String[] arguments) {
                        io.mien.maix.Maix.open(java.nio.file.Path.of("ada.jpg"));
                    }
                }
                """);
        Process process = start("", java("java", "-cp", "mien-maix.jar", "Wrong.java"), LIMIT);
        assertEquals(1, process.exitValue());
        String said = Files.readString(folder.resolve("err"));
        assertTrue(said.contains("MaixException: ") && said.contains("ada.jpg cannot be used: "), said);
    }

    private static void assertNamed(List<String> said) {
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.get(0).matches("Ada 0\\.[89]\\d*"), said.toString());
    }

    private static String readme(String begin, String end) throws IOException {
        String text = Files.readString(README);
        int at = text.indexOf(begin) + "```java\n".length();
        return text.substring(at, text.indexOf(end, at));
    }

    @Test
    void oneLineOfJShellFindsAFace() throws Exception {
        String docs = Files.readString(README.resolveSibling("docs/compose-a-product.md"));
        String line =
                docs.lines().filter(l -> l.contains("| jshell")).findFirst().orElseThrow();
        String snippet = line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\''));
        List<String> said = run(snippet + "\n", java("jshell", "--class-path", "mien-maix.jar", "-"));
        assertEquals(List.of("1 face"), said);
    }

    /** The temporary files and folders of the programs, without the distribution that all programs share. */
    private List<String> temporary() throws IOException {
        Path temporary = folder.resolve("tmp");
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.map(temporary::relativize)
                    .filter(file -> !SHARED.startsWith(file) && !file.equals(Path.of("")))
                    .filter(file -> !file.startsWith(SHARED) || file.toString().contains("/run-"))
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
        return run(input, command, LIMIT);
    }

    private List<String> run(String input, List<String> command, Duration limit) throws Exception {
        Process process = start(input, command, limit);
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("err")));
        return Files.readAllLines(folder.resolve("out"));
    }

    /** Runs a program to its end. */
    private Process start(String input, List<String> command, Duration limit) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out"), err = folder.resolve("err");
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(
                    process.waitFor(limit.toSeconds(), TimeUnit.SECONDS),
                    () -> command + " does not end within " + limit);
        } finally {
            process.destroyForcibly();
        }
        return process;
    }
}
