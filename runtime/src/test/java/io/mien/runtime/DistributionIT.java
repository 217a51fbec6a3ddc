package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
        Distribution distribution = Distribution.open(HOME);
        for (FeatureBundle bundle : distribution.read(product).bundles()) {
            assertTrue(Files.exists(distribution.bundle(bundle.id())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "plain", "gate"})
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
    void aProgramThatReadsItsOwnPicturesMayEmbedTheBareProduct() throws Exception {
        RuntimeOptions options = RuntimeOptions.embeddedInProgram()
                .withConfiguration("io.mien.host", Map.of())
                .withConfiguration("io.mien.store.log", Map.of("folder", data.toString()))
                .withConfiguration("io.mien.recognizer", Map.of("wait.millis", 60_000L));
        try (MienRuntime mien = MienRuntime.start(HOME, "bare", options)) {
            Recognizer recognizer = mien.await(Recognizer.class, Duration.ofSeconds(60));
            recognizer.enroll(ada(1), "Ada", EnrollOptions.defaults());
            assertEquals(
                    List.of("Ada"),
                    recognizer.recognize(ada(2), RecognizeOptions.defaults()).faces().stream()
                            .map(RecognizedFace::label)
                            .toList());
        }
    }

    private static Image ada(int number) throws IOException {
        BufferedImage picture = ImageIO.read(
                HOME.resolve("people/people/Ada/" + number + ".jpg").toFile());
        BufferedImage bgr = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        bgr.getGraphics().drawImage(picture, 0, 0, null);
        byte[] pixels = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
        return Image.of(bgr.getWidth(), bgr.getHeight(), PixelFormat.BGR, pixels);
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
