package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts beside the compiler, in its own Python; skipped if the compiler was never installed. */
class ScriptsTest {
    private static final Path PYTHON = Path.of(
            System.getProperty("user.home"), ".cache", "mien", "compiler-" + VendorCompiler.VERSION, "venv/bin/python");

    @TempDir
    Path folder;

    @Test
    void passTheirOwnTests() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "no compiler in " + PYTHON.getParent());
        Path scripts = Path.of("src/main/resources/io/mien/modelkit/convert").toAbsolutePath();
        Path tests = Path.of("src/test/resources/io/mien/modelkit/convert/scripts_test.py")
                .toAbsolutePath();
        Map<String, String> environment = Map.of("PYTHONPATH", scripts.toString(), "PYTHONDONTWRITEBYTECODE", "1");
        ExternalTool tool = new ExternalTool(folder, environment, Duration.ofSeconds(120), () -> false);
        assertEquals("OK", tool.run(List.of(PYTHON.toString(), tests.toString()), line -> {}));
    }
}
