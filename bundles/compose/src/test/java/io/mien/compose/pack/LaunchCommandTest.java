package io.mien.compose.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What starts Mien without a shell is what {@code bin/mien} starts. */
class LaunchCommandTest {

    @TempDir
    private Path folder;

    private ComposedProduct product;

    @BeforeEach
    void aProductWithTheRealScript() throws IOException {
        product = ComposedFixture.in(folder.resolve("product"));
        Files.copy(
                Path.of("../../runtime/src/main/mien/bin/mien"),
                product.home().resolve("bin/mien"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "21.0.1", "25"})
    void givesJavaWhatTheScriptGives(String version) throws Exception {
        Files.writeString(product.home().resolve("jre/release"), "JAVA_VERSION=\"" + version + "\"\n");
        assertEquals(script(), launched());
        assertEquals(version.equals("25"), launched().contains("--sun-misc-unsafe-memory-access=allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx64m", "-XX:MaxHeapSize=1g", "-XX:MaxRAMPercentage=50"})
    void leavesTheHeapToTheOptionsOfTheProduct(String option) throws Exception {
        Files.writeString(product.home().resolve("conf/jvm.options"), "# -Xnot\n" + option + "\n");
        assertEquals(script(), launched());
        assertFalse(launched().contains("-Xms96m"));
    }

    @Test
    void givesTheEnvironmentThatTheScriptGives() throws Exception {
        List<String> environment = printed("env");
        LaunchCommand.environment()
                .forEach((name, value) -> assertTrue(
                        environment.contains(name + "=" + value), () -> name + " is another one in " + environment));
    }

    private List<String> launched() throws IOException {
        return LaunchCommand.of(product, "java", product.home().toString()).stream()
                .skip(1)
                .toList();
    }

    private List<String> script() throws Exception {
        return printed("for a in \"$@\"; do echo \"$a\"; done").stream()
                .filter(word -> !word.equals("run"))
                .toList();
    }

    /** The lines that a Java prints which the script starts, and which is this script. */
    private List<String> printed(String body) throws Exception {
        Path java = product.home().resolve("jre/bin/java");
        Files.writeString(java, "#!/bin/sh\n" + body + "\n");
        ProcessBuilder builder =
                new ProcessBuilder(product.home().resolve("bin/mien").toString(), "run");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("MIEN_"));
        Stream.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("JAVA_HOME", product.home().resolve("jre").toString());
        builder.environment().put("MIEN_FEATURE", "gate");
        builder.environment().put("MIEN_CLASSES", "off");
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(0, process.waitFor(), lines::toString);
        return lines;
    }
}
