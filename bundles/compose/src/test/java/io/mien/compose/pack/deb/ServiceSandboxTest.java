package io.mien.compose.pack.deb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.compose.pack.ComposedFixture;
import io.mien.compose.pack.ComposedProduct;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd reads the service of a package without a remark, and rates its sandbox as tight. It takes {@code systemd-analyze}. */
class ServiceSandboxTest {
    private static final Path UNITS = Path.of("/usr/lib/systemd/system");
    private static final Pattern RATING = Pattern.compile("exposure level for mien-gate.service: ([0-9.]+)");
    private static final double LOOSEST = 2.0;

    @TempDir
    private Path root;

    @Test
    void isReadWithoutARemarkAndRatedAsTight() throws Exception {
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "systemd-analyze")))
                        && Files.isDirectory(UNITS),
                "systemd-analyze is not installed");
        ComposedProduct product = ComposedFixture.in(root.resolve("usr/lib/mien-gate"));
        Path units = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
        try (Stream<Path> targets = Files.list(UNITS)) {
            for (Path unit : targets.filter(Files::isRegularFile).toList()) {
                Files.copy(unit, units.resolve(unit.getFileName()));
            }
        }
        Files.writeString(
                units.resolve("mien-gate.service"), new DebTexts(product, DebNames.of(product), true).service());

        assertEquals("", analyze("verify", "--man=no"));
        Matcher rating = RATING.matcher(analyze("security", "--offline=true"));
        assertTrue(rating.find() && Double.parseDouble(rating.group(1)) < LOOSEST, rating::toString);
    }

    private String analyze(String verb, String option) throws Exception {
        Process process = new ProcessBuilder(
                        List.of("systemd-analyze", verb, option, "--root=" + root, "mien-gate.service"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
