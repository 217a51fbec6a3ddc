package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotated pictures. */
class OutIT {
    @TempDir
    private Path folder;

    @Test
    void everyPictureIsWrittenUnderItsName() throws IOException {
        Path out = folder.resolve("out");
        Mien.atPictures()
                .run("detect", "--data", folder.resolve("data"), "--out", out, "calls", "people/Ada/1.jpg")
                .done();
        try (Stream<Path> files = Files.list(out)) {
            // Both a call and the portrait are called 1.jpg: no picture is written over another.
            assertEquals(
                    List.of("1-2.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        BufferedImage call = Pictures.read(Mien.PICTURES.resolve("calls/2.jpg"));
        assertTrue(Pictures.differing(call, Pictures.read(out.resolve("2.jpg"))) > 1000);
    }

    /** Two labels look different: captions are neither missing nor rows of boxes. */
    @Test
    void labelsOfAnotherScriptAreDrawn() throws IOException {
        assumeFont("ЖаннаДарья");
        assertTrue(Pictures.differing(captioned("Жанна"), captioned("Дарья")) > 20);
    }

    private static void assumeFont(String text) {
        boolean there = Arrays.stream(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                .anyMatch(f -> f.canDisplayUpTo(text) < 0);
        assumeTrue(there, "no font on this machine for " + text);
    }

    private BufferedImage captioned(String label) throws IOException {
        Path data = Files.createTempDirectory(folder, "data-"), out = Files.createTempDirectory(folder, "out-");
        Mien mien = Mien.atPictures().with("LC_ALL", "C.UTF-8");
        mien.run("enroll", "--data", data, label, "people/Ada/1.jpg").done();
        mien.run("recognize", "--data", data, "--out", out, "people/Ada/1.jpg")
                .done()
                .says(label);
        return Pictures.read(out.resolve("1.jpg"));
    }
}
