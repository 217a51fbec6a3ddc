package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/mien} of a locked installation, with a Java of its own that only shows its arguments. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LockedScriptTest {
    private static final Path FILES = Path.of("src/main/mien").toAbsolutePath();
    private static final String OPTIONS = "conf/jvm.options";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        folder = folder.toRealPath();
        home = folder.resolve("a home");
        for (String file : List.of("bin/mien", "lib/locked", "lib/locked.options", OPTIONS)) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(FILES.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        java(home.resolve("jre"), "own");
        Files.createDirectories(home.resolve("trust"));
        Files.writeString(home.resolve("trust/root.json"), "{}");
    }

    private static void java(Path to, String name) throws IOException {
        Files.createDirectories(to.resolve("bin"));
        Path java = Files.writeString(
                to.resolve("bin/java"), "#!/bin/sh\necho " + name + "\nfor a; do echo \"<$a>\"; done\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(to.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    }

    @Test
    void startsItsOwnJavaWithItsOwnOptions() throws Exception {
        java(folder.resolve("evil"), "evil");
        String said = run(Map.of("JAVA_HOME", folder.resolve("evil").toString(), "MIEN_JAVA_OPTS", "-Xmx1g"), 0);
        assertTrue(said.startsWith("own\n"), said);
        assertTrue(said.contains("<-XX:+DisableAttachMechanism>\n<-Xmx1g>"), said);
        assertTrue(said.contains("<-Dmien.classes=>"), said);
    }

    @Test
    void unlockedOneIsAsBefore() throws Exception {
        Files.delete(home.resolve("trust/root.json"));
        java(folder.resolve("java"), "other");
        String said = run(Map.of("JAVA_HOME", folder.resolve("java").toString(), "MIEN_JAVA_OPTS", "-javaagent:x"), 0);
        assertTrue(said.contains("<-javaagent:x>") && !said.contains("Attach"), said);
    }

    @Test
    void programsOfAPathThatSomebodyElseMadeAreNotRun() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path ran = folder.resolve("ran");
        for (String program : List.of("dirname", "readlink", "java", "sed", "tr", "locale", "cksum")) {
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\necho " + program + " >>'" + ran + "'\n");
            assertTrue(file.toFile().setExecutable(true));
        }
        run(Map.of("PATH", bin + ":" + System.getenv("PATH")), 0);
        assertFalse(Files.exists(ran));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void codeThatTheEnvironmentNamesIsRefused(String variable) throws Exception {
        String said = run(Map.of(variable, "/nothing/evil"), 1);
        assertTrue(said.contains("mien: " + variable + " is set"), said);
    }

    private static List<String> variables() {
        return LockedProcess.VARIABLES;
    }

    /** A file that changes between the check and the start, and a comment that is none for Java. */
    @Test
    void javaDoesNotReadTheFileOfOptionsItself() throws Exception {
        Files.writeString(folder.resolve("-Djdk.serialFilter=!evil"), "");
        Files.writeString(home.resolve(OPTIONS), "\u000b# a class of this name\n", StandardOpenOption.APPEND);
        String said = run(Map.of(), 0);
        assertTrue(said.contains("<-Djdk.serialFilter=!*>\n") && said.contains("<-XX:+UseSerialGC>\n"), said);
        assertFalse(said.contains("<@") || said.contains("\u000b"), said);
    }

    @ParameterizedTest
    @CsvSource({
        "MIEN_JAVA_OPTS, -javaagent:/evil.jar",
        "MIEN_JAVA_OPTS, -Xmx1g -cp /evil",
        "MIEN_JAVA_OPTS, @/evil",
        "JDK_JAVA_OPTIONS, -Xbootclasspath/a:/evil.jar",
        "JAVA_TOOL_OPTIONS, -agentpath:/evil.so",
        "OPENJ9_JAVA_OPTIONS, -agentpath:/evil.so",
        "_JAVA_OPTIONS, -XX:OnOutOfMemoryError=evil"
    })
    void optionsOfTheEnvironmentThatBringCodeAreRefused(String variable, String options) throws Exception {
        String said = run(Map.of(variable, options), 1);
        String refused =
                options.substring(options.startsWith("-Xmx1g ") ? 7 : 0).split(" ")[0];
        assertTrue(said.contains("mien: " + variable + ": " + refused + " is not an option of Java"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:/evil.jar",
                "# hidden\r-javaagent:/evil.jar",
                "-Xmx1g\f-javaagent:/evil.jar",
                "-Dmien.x=\"\n# in quotes\n-javaagent:/evil.jar\"",
                "@/evil"
            })
    void optionsOfConfThatBringCodeAreRefused(String lines) throws Exception {
        Files.writeString(home.resolve(OPTIONS), "-Xmx1g\n" + lines + "\n");
        String said = run(Map.of(), 1);
        assertTrue(said.contains("mien: " + OPTIONS + ": ") && said.contains("is not an option of Java"), said);
    }

    private String run(Map<String, String> environment, int code) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", home.resolve("bin/mien").toString(), "people")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Map<String, String> own = new HashMap<>(environment);
        own.putIfAbsent("PATH", System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().putAll(own);
        int exit = builder.start().waitFor();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(code, exit, said);
        return said;
    }
}
