package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The demo, which a newcomer sees first. */
class DemoIT {
    private static final Pattern STRANGERS = Pattern.compile("(\\d+) of (\\d+) strangers unknown");

    private static final Pattern FRAMES = Pattern.compile("frames (\\d+), answered (\\d+), lost 0, mislabeled 0");

    @TempDir
    private Path folder;

    @Test
    void findsAndNamesEverybody(TestReporter reporter) throws IOException {
        CommandRun demo = Mien.in(folder).run("demo").done();
        List<String> lines = demo.lines();
        assertEquals("found 84 of 84 faces, rank-1 56 of 56", lines.get(lines.size() - 1), demo::toString);
        Matcher strangers = STRANGERS.matcher(demo.out());
        assertTrue(strangers.find(), demo::toString);
        assertEquals(strangers.group(2), strangers.group(1), demo::toString);
        demo.says("faces that are not there: 0", folder.resolve("mien-demo").toString());
        // Nothing went wrong on the way; the temporary gallery could be deleted, too.
        assertEquals("", demo.err(), demo::toString);
        assertAnnotated(folder.resolve("mien-demo"));
        reporter.publishEntry(
                "demo", lines.get(lines.size() - 1) + ", " + demo.time().toMillis() + " ms");
    }

    @Test
    void writesWhereItIsTold() throws IOException {
        Mien.in(folder).run("demo", "--out", "calls").done();
        assertAnnotated(folder.resolve("calls"));
        assertFalse(Files.exists(folder.resolve("mien-demo")));
    }

    /** The line that the README shows, and nothing that went wrong on the way. */
    @Test
    void swapsEveryPartAndLosesNoFrame(TestReporter reporter) throws IOException {
        CommandRun demo =
                Mien.in(folder).run("demo", "--swap", "--between", "1").done();
        List<String> lines = demo.lines();
        Matcher frames = FRAMES.matcher(lines.get(lines.size() - 1));
        assertTrue(frames.matches(), demo::toString);
        assertEquals(frames.group(1), frames.group(2), demo::toString);
        assertTrue(Integer.parseInt(frames.group(1)) > 20, demo::toString);
        demo.says("detector: ", "decoder: ", "extractor: ", "aligner: ", "matcher: ", "store: ");
        assertEquals("", demo.err(), demo::toString);
        assertTrue(ImageIO.read(folder.resolve("mien-demo/swap.png").toFile()).getWidth() > 1000);
        reporter.publishEntry("demo of swaps", frames.group());
    }

    private static void assertAnnotated(Path calls) throws IOException {
        for (int i = 1; i <= 4; i++) {
            String name = i + ".jpg";
            BufferedImage annotated = ImageIO.read(calls.resolve(name).toFile());
            BufferedImage original =
                    ImageIO.read(Mien.PICTURES.resolve("calls").resolve(name).toFile());
            assertEquals(original.getWidth(), annotated.getWidth());
            assertEquals(original.getHeight(), annotated.getHeight());
            assertTrue(Pictures.differing(original, annotated) > 1000, name + " has nothing drawn on it");
        }
    }
}
