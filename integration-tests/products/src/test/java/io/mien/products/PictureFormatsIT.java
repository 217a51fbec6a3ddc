package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.detector.Face;
import io.mien.image.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person in every format, from files, folders and standard input, whole and reduced. */
class PictureFormatsIT {
    private static final double SAME = .8;

    @TempDir
    private static Path folder;

    private static Path picture;

    @BeforeAll
    static void write() throws IOException {
        BufferedImage ada = Pictures.read(Mien.PICTURES.resolve(TestPeople.picture("Ada", 1)));
        picture = Pictures.write(ada, "png", folder.resolve("ada/plain.png"));
        Pictures.write(ada, "tiff", folder.resolve("ada/plain.tif"));
        for (String name : List.of("ada.webp", "ada-exif6.webp")) {
            try (InputStream in = PictureFormatsIT.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve("ada").resolve(name));
            }
        }
        Files.writeString(folder.resolve("ada/IMG_1.DNG"), "raw");
        Files.writeString(folder.resolve("ada/more.dng"), "raw");
    }

    @Test
    void everyFormatShowsTheSameFaceAndTheOthersAreNamed(@TempDir Path data) {
        CommandRun run =
                Mien.in(folder).run("detect", "--json", "--data", data, "ada").done();
        assertEquals(4, run.answers().size(), run::toString);
        Face face = run.answers().get(2).face().face();
        run.answers().forEach(answer -> assertSame(face, answer));
        run.tells("2 DNG pictures were skipped: this format is not read; convert them to JPEG or PNG");
    }

    @Test
    void strictFailsByWhatIsSkipped(@TempDir Path data) {
        Mien.in(folder)
                .run("detect", "--strict", "--data", data, "ada")
                .failed()
                .tells("2 DNG pictures were skipped");
    }

    @Test
    void programsOfTheSystemReadTheOtherFormats(@TempDir Path data) throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        Files.copy(picture, made.resolve("a.png"));
        run(made, "opj_compress", "-i", "a.png", "-o", "a.jp2");
        run(made, "avifenc", "-s", "9", "a.png", "a.avif");
        run(made, "heif-enc", "a.png", "-o", "a.heic");
        Files.write(made.resolve("torn.heic"), cut(Files.readAllBytes(made.resolve("a.heic"))));
        CommandRun run =
                Mien.in(made).run("detect", "--json", "--data", data, ".").failed();
        List<PrintedAnswer> answers = run.answers();
        assertEquals(5, answers.size(), run::toString);
        Face face = answers.get(3).face().face();
        answers.subList(0, 3).forEach(answer -> assertSame(face, answer));
        assertTrue(!answers.get(4).error().isEmpty(), run::toString);
    }

    private static byte[] cut(byte[] file) {
        return Arrays.copyOf(file, file.length * 2 / 3);
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        try {
            Process process = builder.start();
            assumeTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, command[0] + " fails here");
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed");
        }
    }

    @Test
    void readsStandardInput(@TempDir Path data) {
        CommandRun run = Mien.in(folder)
                .reading(picture)
                .run("detect", "--json", "--data", data, "-")
                .done();
        assertEquals("-", run.answers().get(0).file());
        assertEquals(1, run.answers().get(0).faces().size());
        Mien.in(folder).run("detect", "--data", data, "-").failed().tells("-: is empty");
    }

    /** The limits of this test make a picture of 256x256 pixels as large as one of 200 megapixels. */
    @Test
    void theDataFolderHasAConfigurationOfItsOwn(@TempDir Path data) throws IOException {
        Face face = Mien.in(folder)
                .run("detect", "--json", "--data", data, picture)
                .done()
                .answers()
                .get(0)
                .face()
                .face();
        Path conf = Files.createDirectories(data.resolve("conf")).resolve("io.mien.picture.imageio.properties");
        Files.writeString(conf, "whole.pixels = 20000\n");
        PrintedAnswer reduced = Mien.in(folder)
                .run("detect", "--json", "--data", data, picture)
                .done()
                .answers()
                .get(0);
        assertSame(face, reduced);
        Files.writeString(conf, "max.pixels = 1000\n");
        Mien.in(folder)
                .run("detect", "--data", data, picture)
                .failed()
                .tells("256x256 pixels are more than the limit of 1000 (io.mien.picture.imageio:max.pixels)");
    }

    private static void assertSame(Face face, PrintedAnswer answer) {
        assertEquals("", answer.error(), answer::toString);
        assertEquals(1, answer.faces().size(), answer::toString);
        Box box = answer.face().face().box();
        assertTrue(box.iou(face.box()) > SAME, () -> answer + " is not at " + face.box());
    }
}
