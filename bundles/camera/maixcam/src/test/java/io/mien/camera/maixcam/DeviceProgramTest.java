package io.mien.camera.maixcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of the program on the device, which are Python's, under the stand-in for MaixPy. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no device exists")
class DeviceProgramTest {
    private static final Path DEVICE =
            Path.of("..", "..", "maixcam", "device").toAbsolutePath().normalize();

    private record Ended(int code, String said) {}

    @BeforeAll
    static void needPython() throws Exception {
        String version = "import sys; sys.exit(sys.version_info < (3, 9))";
        try {
            assumeTrue(run("python3", "-c", version).code() == 0, "python3 is older than 3.9");
        } catch (IOException e) {
            assumeTrue(false, "no python3 on the path");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test_protocol", "test_link", "test_program"})
    void passesItsOwnTests(String module) throws Exception {
        Ended ended = run("python3", "-B", "-m", "unittest", module);
        assertEquals(0, ended.code(), ended.said());
        assertTrue(ended.said().contains("Ran "), ended.said());
    }

    private static Ended run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", DEVICE + ":" + DEVICE.resolve("tests"));
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
