package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.picture.PictureCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution as it was built. */
@Timeout(300)
class DistributionIT {
    private static final Path HOME = Path.of("target/mien").toAbsolutePath();

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"desk", "plain", "maixcam", "live", "maix"})
    void everyBundleOfAProductIsThere(String product) throws StartException {
        Distribution distribution = new Distribution(HOME);
        for (FeatureBundle bundle : distribution.read(product).bundles()) {
            assertTrue(Files.exists(distribution.bundle(bundle.id())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "plain"})
    @DisabledOnOs(OS.WINDOWS)
    void everyProductStartsAndServes(String product) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        HOME.resolve("bin/mien").toString(),
                        "recognize",
                        "--data",
                        data.toString(),
                        HOME.resolve("people/people/Ada/1.jpg").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MIEN_FEATURE", product);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), out);
        assertTrue(out.contains("unknown"), out);
    }

    @Test
    void aProgramMayEmbedAProduct() throws Exception {
        try (MienRuntime mien = MienRuntime.start(HOME, "plain", RuntimeOptions.embeddedInProgram())) {
            PictureCodec codec = mien.await(PictureCodec.class, Duration.ofSeconds(20));
            assertEquals(
                    256, codec.read(HOME.resolve("people/people/Ada/1.jpg")).width());
        }
    }

    @Test
    void timesDoNotDependOnWhenItWasBuilt() throws Exception {
        FileTime built = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        // Starts write to the cache, and one may be at it now.
        try (Stream<Path> distributed = Files.list(HOME).filter(f -> !f.endsWith("cache"))) {
            for (Path part : (Iterable<Path>) distributed::iterator) {
                try (Stream<Path> files = Files.walk(part).filter(Files::isRegularFile)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        assertEquals(built, Files.getLastModifiedTime(file), file.toString());
                    }
                }
            }
        }
    }
}
