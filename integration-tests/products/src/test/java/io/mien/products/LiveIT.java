package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product {@code live} as a process: its sources, whom the log names, and what {@code mien status} says of it. */
class LiveIT {
    private static final Pattern NAMED =
            Pattern.compile("demo: track \\d+ is (?!unknown)\\w+ \\(0?\\.\\d{3}\\)", Pattern.UNICODE_CHARACTER_CLASS);

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void sourcesAreWatchedAndWhoComesIsNamed() throws Exception {
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        source("album", "address=folder:" + Mien.PICTURES.resolve("people/Ada"), "name=album");
        source("away", "address=nowhere:x", "name=away");
        source("broken", "address=rtsp://ann:s3cret@door#nonsense", "name=broken");
        try (Mien.Running running = product.start("live")) {
            Wait.until(() -> NAMED.matcher(log(running)).find(), () -> "the log names somebody: " + log(running));
            Wait.until(() -> hasEnded("album"), "the folder comes to its end");
            assertEquals(List.of(6.0, 0.0, 0.0, ""), figures("album"), () -> log(running));
            assertEquals("open", source("demo").get("state"));
            assertEquals("waiting", source("away").get("state"));
            assertEquals("nothing installed opens nowhere:", source("away").get("reason"));
            Wait.until(() -> hasEnded("broken"), "a source whose address cannot be read is shown");
            assertTrue(source("broken").get("reason").toString().contains("after # there are options"));
            assertFalse(source("broken").toString().contains("s3cret"));
            product.on("status").done().says("SOURCE", "LEFT OUT", "nothing installed opens nowhere:");
            aSmallFaceIsTakenByForceAlone();
            product.on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
    }

    private void aSmallFaceIsTakenByForceAlone() throws IOException {
        Path small = small();
        product.on("enroll", "Small", small).failed().tells("too small (", " px; at least 60)");
        product.on("enroll", "--force", "Small", small).done();
        product.on("people").done().says("Small");
    }

    /** Ada, her face some 50 pixels high. */
    private Path small() throws IOException {
        BufferedImage picture = new BufferedImage(256, 256, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(
                ImageIO.read(Mien.PICTURES.resolve("people/Ada/1.jpg").toFile()), 78, 78, 100, 100, null);
        graphics.dispose();
        Path file = folder.resolve("small.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private void source(String name, String... lines) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.write(conf.resolve("io.mien.live.source~" + name + ".properties"), List.of(lines));
    }

    private Map<String, Object> source(String name) {
        return sources().filter(s -> s.get("name").equals(name)).findFirst().orElseThrow();
    }

    private boolean hasEnded(String name) {
        return sources()
                .anyMatch(s -> s.get("name").equals(name) && s.get("state").equals("ended"));
    }

    private Stream<Map<String, Object>> sources() {
        return ((List<?>) product.status().get("sources")).stream().map(Product::object);
    }

    private List<Object> figures(String name) {
        Map<String, Object> source = source(name);
        return List.of(source.get("frames"), source.get("failures"), source.get("leftOut"), source.get("reason"));
    }

    private static String log(Mien.Running running) {
        try {
            return Files.readString(running.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
