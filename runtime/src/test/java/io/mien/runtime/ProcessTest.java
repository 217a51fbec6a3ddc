package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.runtime.fake.FakeCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessTest {
    @TempDir
    private Path folder;

    private Path home;

    /** Longer than any machine takes to stop what does stop. */
    private int stopMillis = 25_000;

    @BeforeEach
    void makeProduct() {
        home = new ProductFixture(folder)
                .bundle(FakeCommand.class, "org.osgi.framework")
                .write();
    }

    @Test
    void theProcessEndsWithTheCommandsExitCode() throws Exception {
        Process process = start("exit", "42");
        assertEquals(42, process.waitFor());
    }

    @Test
    void aPartThatHangsAtStopDoesNotHangTheProcess() throws Exception {
        stopMillis = 1_000;
        Process process = start("hang-at-stop");
        assertEquals(7, process.waitFor());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process is always ended by force")
    void aTerminatedProcessStopsItsPartsFirst() throws Exception {
        Path touched = folder.resolve("touched");
        Process process = start("wait", touched.toString());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertEquals("waiting", reader.readLine());
        }
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + 15, process.exitValue());
        assertEquals("stopped", Files.readString(touched));
        assertTrue(
                Files.readString(errors()).contains("mien: ended in the middle of a step"), Files.readString(errors()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process is always ended by force")
    void aTerminatedProductComesToItsOwnEnd() throws Exception {
        Process process = start("run");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertEquals("waiting", reader.readLine());
            // Process.destroy would close its output, too.
            process.toHandle().destroy();
            assertEquals("interrupted, with an interrupt left", reader.readLine());
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    private Path errors() {
        return folder.resolve("errors");
    }

    private Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dmien.home=" + home,
                "-Dmien.feature=test",
                "-Dmien.stop.wait.millis=" + stopMillis,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors().toFile()).start();
    }
}
