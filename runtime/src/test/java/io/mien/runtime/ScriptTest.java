package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/mien} with a Java that only shows its arguments. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    private static final Path SCRIPT = Path.of("src/main/mien/bin/mien").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path home;
    private Path java;

    @BeforeEach
    void install() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("a home"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(SCRIPT, home.resolve("bin/mien"));
        assertTrue(Files.isExecutable(home.resolve("bin/mien")), "git keeps the script executable");
        java = folder.resolve("a java");
        Files.createDirectories(java.resolve("bin"));
        Path executable = Files.writeString(
                java.resolve("bin/java"),
                "#!/bin/sh\nfor a; do echo \"<$a>\"; done\necho \"locale ${LC_ALL:-}$LC_CTYPE\"\nexit 5\n");
        assertTrue(executable.toFile().setExecutable(true));
        release("\"17.0.15\"");
    }

    @Test
    void argumentsAndExitCodeArePassedOn() throws Exception {
        Result result = run(home.resolve("bin/mien"), Map.of(), "enroll", "a b", "", "*");
        assertEquals(5, result.exitCode());
        List<String> lines = result.lines();
        int main = lines.indexOf("<io.mien.runtime.Main>");
        assertEquals(List.of("<enroll>", "<a b>", "<>", "<*>"), lines.subList(main + 1, main + 5));
        assertEquals("<@" + home + "/conf/jvm.options>", lines.get(0));
        assertTrue(lines.contains("<-Dmien.home=" + home + ">"));
        assertTrue(lines.contains("<-Dmien.feature=>"));
    }

    @Test
    void moreOptionsAndAnotherProductComeFromTheEnvironment() throws Exception {
        Result result = run(
                home.resolve("bin/mien"), Map.of("MIEN_JAVA_OPTS", "-Xmx1g -Da=b", "MIEN_FEATURE", "plain"), "help");
        assertTrue(result.lines().containsAll(List.of("<-Xmx1g>", "<-Da=b>", "<-Dmien.feature=plain>")));
    }

    @Test
    void aCommandThatKeepsRunningHasTheOptimizingCompilerAndMayLoadTheVectorApi() throws Exception {
        List<String> options =
                List.of("<-XX:TieredStopAtLevel=4>", "<--add-exports=java.base/jdk.internal.module=ALL-UNNAMED>");
        for (String verb : List.of("run", "live")) {
            assertTrue(run(home.resolve("bin/mien"), Map.of(), verb).lines().containsAll(options), verb);
        }
        List<String> others =
                run(home.resolve("bin/mien"), Map.of(), "people", "run").lines();
        options.forEach(option -> assertFalse(others.contains(option)));
    }

    @Test
    void heapOfWhatKeepsRunningFollowsWhatLives() throws Exception {
        String heap = "<-Xms96m>";
        for (String verb : List.of("run", "live")) {
            Path script = home.resolve("bin/mien");
            assertTrue(run(script, Map.of(), verb).lines().contains(heap), verb);
            assertTrue(
                    run(script, Map.of("MIEN_JAVA_OPTS", "-Da=b"), verb).lines().contains(heap), verb);
        }
        assertFalse(run(home.resolve("bin/mien"), Map.of(), "recognize").lines().contains(heap));
    }

    /** Java would not start: its heap may not begin larger than it may become. */
    @ParameterizedTest
    @CsvSource({
        "MIEN_JAVA_OPTS, -Xmx64m",
        "MIEN_JAVA_OPTS, -Da=b -Xms1g",
        "MIEN_JAVA_OPTS, @more.options",
        "MIEN_JAVA_OPTS, -XX:MaxHeapSize=64m",
        "MIEN_JAVA_OPTS, -XX:MaxRAMPercentage=10",
        "JAVA_TOOL_OPTIONS, -Xmx64m",
        "JDK_JAVA_OPTIONS, -Da=b -Xmx64m",
        "_JAVA_OPTIONS, -Xmx64m"
    })
    void heapIsThatOfTheOptionsIfTheySayAnythingOfIt(String variable, String options) throws Exception {
        assertEquals(List.of(), heapOptions(run(home.resolve("bin/mien"), Map.of(variable, options), "run"), options));
    }

    @Test
    void heapIsThatOfTheOptionsFileIfItSaysAnythingOfIt() throws Exception {
        Path file = Files.createDirectories(home.resolve("conf")).resolve("jvm.options");
        Files.writeString(file, "# Not -Xmx64m\n-XX:+UseSerialGC\n");
        assertEquals(
                4,
                heapOptions(run(home.resolve("bin/mien"), Map.of(), "live"), "").size());
        Files.writeString(file, "-XX:+UseSerialGC\n-Xmx64m\n");
        assertEquals(List.of(), heapOptions(run(home.resolve("bin/mien"), Map.of(), "live"), ""));
    }

    /** Those that the script adds, with no other's among them. */
    private static List<String> heapOptions(Result result, String given) {
        return result.lines().stream()
                .filter(line -> line.matches("<-(Xm|XX:(NewSize|SurvivorRatio|TargetSurvivorRatio)).*"))
                .filter(line -> !given.contains(line.substring(1, line.length() - 1)))
                .toList();
    }

    @Test
    void linksToTheScriptLeadHome() throws Exception {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("a home/bin/mien"));
        Path two = Files.createSymbolicLink(folder.resolve("two"), one);
        assertTrue(run(two, Map.of(), "help").lines().contains("<-Dmien.home=" + home + ">"));
    }

    @Test
    void javaIsFoundOnThePathToo() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("path"));
        Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));
        Map<String, String> path = Map.of("JAVA_HOME", "", "PATH", bin + ":/usr/bin:/bin");
        assertEquals(5, run(home.resolve("bin/mien"), path, "help").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.8.0_402\"", "\"11.0.22\"", "\"16\"", ""})
    void anOldJavaIsRefused(String version) throws Exception {
        release(version);
        Result result = run(home.resolve("bin/mien"), Map.of(), "help");
        assertEquals(1, result.exitCode());
        assertTrue(result.text().contains("needs Java 17 or newer"), result.text());
        assertFalse(result.text().contains("<"), result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"17\"", "\"17.0.15\"", "\"21.0.1\"", "\"25-ea\""})
    void aNewJavaIsTaken(String version) throws Exception {
        release(version);
        assertEquals(5, run(home.resolve("bin/mien"), Map.of(), "help").exitCode());
    }

    @ParameterizedTest
    @CsvSource({"17.0.15,false", "23.0.1,false", "24,true", "25.0.3,true"})
    void warningsOfNewJavasAreTurnedOffThere(String version, boolean off) throws Exception {
        release("\"" + version + "\"");
        List<String> lines = run(home.resolve("bin/mien"), Map.of(), "help").lines();
        assertEquals(off, lines.contains("<--sun-misc-unsafe-memory-access=allow>"));
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Result result = run(home.resolve("bin/mien"), Map.of("JAVA_HOME", "/nowhere"), "help");
        assertEquals(1, result.exitCode());
        assertTrue(result.text().contains("/nowhere"), result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
    void namesOfFilesMayHaveAnyLetterInEveryLocale(String locale) throws Exception {
        Result result = run(home.resolve("bin/mien"), Map.of("LC_ALL", locale), "help");
        assertTrue(result.lines().contains("locale C.UTF-8"), result.text());
    }

    @Test
    void anArchiveOfClassesIsUsedWithItsOwnChecksumAlone() throws Exception {
        Path archive = Files.createDirectories(home.resolve("cache")).resolve("classes.jsa");
        Path sum = home.resolve("cache/classes.jsa.sum");
        String used = "<-XX:SharedArchiveFile=" + archive + ">";
        Files.writeString(archive, "classes");
        assertFalse(run(home.resolve("bin/mien"), Map.of(), "help").lines().contains(used));
        Process cksum = new ProcessBuilder("cksum")
                .redirectInput(archive.toFile())
                .redirectOutput(sum.toFile())
                .start();
        assertEquals(0, cksum.waitFor());
        assertTrue(run(home.resolve("bin/mien"), Map.of(), "help").lines().contains(used));
        assertFalse(run(home.resolve("bin/mien"), Map.of("MIEN_CLASSES", "off"), "help")
                .text()
                .contains("classes.jsa"));
        Files.writeString(archive, "classed");
        assertFalse(run(home.resolve("bin/mien"), Map.of(), "help").lines().contains(used));
        Files.delete(sum);
        assertFalse(run(home.resolve("bin/mien"), Map.of(), "help").lines().contains(used));
    }

    @Test
    void anInstallationThatCannotBeWrittenHasItsArchiveInTheUsersCache() throws Exception {
        Path cache = folder.resolve("user cache");
        assertTrue(home.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(home), "root writes everywhere");
        List<String> lines = run(home.resolve("bin/mien"), Map.of("XDG_CACHE_HOME", cache.toString()), "help")
                .lines();
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("<-Dmien.classes=" + cache)), lines::toString);
    }

    private void release(String version) throws IOException {
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=" + version + "\nOS_NAME=\"y\"\n");
    }

    private record Result(int exitCode, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    private Result run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Result(process.waitFor(), text);
    }
}
