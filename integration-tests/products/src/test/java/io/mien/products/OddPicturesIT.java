package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** One folder of broken and unusual pictures: each is answered, and the good ones are looked at all the same. */
class OddPicturesIT {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 256;

    /** Why each of the broken ones is refused. */
    private static final Map<String, String> BROKEN = new TreeMap<>(Map.of(
            "empty.jpg", "empty",
            "huge.png", "20000x20000",
            "text.jpg", "not a picture",
            "torn.jpg", "",
            "torn.png", ""));

    /** Unusual forms of one picture. */
    private static final List<String> WHOLE = List.of(
            "clear.png", "deep.png", "gray.jpg", "gray.png", "inks.jpg", "moving.gif", "plain.png", "turned.jpg");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        BufferedImage picture = Pictures.framed(
                Pictures.read(Mien.PICTURES.resolve(TestPeople.picture("Ada", 1))), WIDTH, HEIGHT, 0, 0);
        BufferedImage nothing = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Pictures.write(picture, "png", folder.resolve("plain.png"));
        Pictures.write(OddPictures.gray(picture), "png", folder.resolve("gray.png"));
        Pictures.write(OddPictures.gray(picture), "jpg", folder.resolve("gray.jpg"));
        Pictures.write(OddPictures.clear(picture), "png", folder.resolve("clear.png"));
        Pictures.write(OddPictures.deep(picture), "png", folder.resolve("deep.png"));
        OddPictures.cmyk(picture, folder.resolve("inks.jpg"));
        OddPictures.turned(picture, folder.resolve("turned.jpg"));
        OddPictures.moving(picture, nothing, folder.resolve("moving.gif"));
        Pictures.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("dot.png"));
        Files.createFile(folder.resolve("empty.jpg"));
        Files.writeString(folder.resolve("text.jpg"), "Dear all,\n");
        OddPictures.torn(folder.resolve("gray.jpg"), folder.resolve("torn.jpg"));
        OddPictures.torn(folder.resolve("plain.png"), folder.resolve("torn.png"));
        OddPictures.huge(folder.resolve("huge.png"));
    }

    @Test
    void eachIsAnswered(@TempDir Path data) {
        CommandRun run =
                Mien.in(folder).run("detect", "--json", "--data", data, ".").failed();
        Map<String, PrintedAnswer> answers = run.answers().stream()
                .collect(Collectors.toMap(a -> Path.of(a.file()).getFileName().toString(), Function.identity()));
        assertEquals(BROKEN.size() + WHOLE.size() + 1, answers.size(), run::toString);
        BROKEN.forEach((name, reason) -> assertRefused(answers.get(name), reason));
        assertEquals(List.of(), answers.get("dot.png").faces());
        assertEquals("", answers.get("dot.png").error());
        Face face = answers.get("plain.png").face().face();
        WHOLE.forEach(name -> assertSame(face, answers.get(name)));
        run.tells(BROKEN.size() + " of " + answers.size());
    }

    private static void assertRefused(PrintedAnswer answer, String reason) {
        assertTrue(!answer.error().isBlank() && answer.error().contains(reason), answer::toString);
    }

    private static void assertSame(Face face, PrintedAnswer answer) {
        assertEquals(WIDTH, answer.width(), answer::toString);
        assertEquals(HEIGHT, answer.height(), answer::toString);
        assertTrue(face.box().iou(answer.face().face().box()) > .8, answer::toString);
    }

    /** Its 20,000 x 20,000 pixels would take 1.2 GB. */
    @Test
    void aHugePictureIsRefusedBeforeItIsDecoded(@TempDir Path data, TestReporter reporter) {
        CommandRun run = Mien.in(folder)
                .with("MIEN_JAVA_OPTS", "-Xmx128m")
                .run("detect", "--json", "--data", data, "huge.png", "plain.png")
                .failed();
        assertRefused(run.answers().get(0), "20000x20000");
        run.answers().get(1).face();
        reporter.publishEntry(
                "20,000 x 20,000 refused, and a picture looked at, in 128 MB",
                run.time().toMillis() + " ms");
    }

    @Test
    void theGoodOnesAreEnrolled(@TempDir Path data) {
        CommandRun run =
                Mien.in(folder).run("enroll", "--data", data, "Ada", ".").failed();
        BROKEN.keySet().forEach(run::tells);
        run.tells("dot.png", "no face");
        WHOLE.forEach(run::says);
        Map<String, Object> ada = Mien.in(folder)
                .run("people", "--json", "--data", data)
                .done()
                .json()
                .get(0);
        // Some differ in their metadata alone: they are one picture.
        long skipped =
                run.lines().stream().filter(line -> line.startsWith("skipped ")).count();
        assertEquals((double) (WHOLE.size() - skipped), ada.get("faces"));
        assertEquals(3, skipped, run::toString);
    }

    @Test
    void missingFilesAreNamedAndTheRestIsDone(@TempDir Path data) {
        CommandRun run = Mien.in(folder)
                .run("detect", "--json", "--data", data, "nowhere.jpg", "nowhere", "plain.png")
                .failed();
        assertRefused(run.answers().get(0), "no such file or folder");
        assertRefused(run.answers().get(1), "no such file or folder");
        run.answers().get(2).face();
        Mien.in(folder).run("detect", "--data", data, "nowhere").failed().tells("nowhere", "no such file or folder");
        Mien.in(folder)
                .run("enroll", "--data", data, "--people", "nowhere")
                .failed()
                .tells("nowhere", "no such folder");
    }
}
