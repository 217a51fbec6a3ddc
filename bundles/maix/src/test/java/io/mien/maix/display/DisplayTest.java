package io.mien.maix.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Color;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {
    @TempDir
    private Path folder;

    @Test
    void keepsEveryPictureByItsNumber() throws IOException {
        try (Display display = new Display(40, 20, "files:" + folder)) {
            display.show(new Image(10, 10, Format.FMT_RGB888, Color.COLOR_RED));
            display.show(new Image(10, 10, Format.FMT_RGB888, Color.COLOR_RED), Fit.FIT_FILL);
        }
        assertEquals(List.of("000001.png", "000002.png"), names());
        assertEquals(0x000000, rgb("000001.png", 5, 5));
        assertEquals(0xff0000, rgb("000001.png", 15, 5));
        assertEquals(0xff0000, rgb("000002.png", 5, 5));
    }

    @Test
    void replacesTheFileOfTheNewestPicture() throws IOException {
        try (Display display = new Display(8, 8, "file:" + folder.resolve("screen.png"))) {
            display.show(new Image(8, 8, Format.FMT_RGB888, Color.COLOR_RED));
            display.show(new Image(8, 8, Format.FMT_RGB888, Color.COLOR_GREEN));
        }
        assertEquals(List.of("screen.png"), names());
        assertEquals(0x00ff00, rgb("screen.png", 0, 0));
    }

    @Test
    void isAsLargeAsTheScreenOfAMaixCam() {
        try (Display display = new Display(-1, -1, "files:" + folder)) {
            assertEquals(552, display.width());
            assertEquals(368, display.height());
        }
    }

    @Test
    void refusesWhatItCannotShow() throws IOException {
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "screen"));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "page:often"));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "page:65536"));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "files:"));
        try (Display display = new Display(8, 8, "file:" + folder.resolve("screen.gif"))) {
            MaixException e = assertRefused(Err.ERR_ARGS, () -> display.show(new Image(8, 8)));
            assertTrue(e.getMessage().startsWith(folder.resolve("screen.gif") + ": "), e.getMessage());
        }
        assertRefused(Err.ERR_ARGS, () -> new Display(0, 8, "files:" + folder));
        Display closed = new Display(8, 8, "files:" + folder);
        closed.close();
        closed.close();
        assertFalse(closed.is_opened());
        assertRefused(Err.ERR_NOT_READY, () -> closed.show(new Image(8, 8)));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "file:/"));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "file:" + folder));
        assertRefused(Err.ERR_ARGS, () -> new Display(8, 8, "files:a\0b"));
        assertRefused(Err.ERR_ARGS, () -> new Image(8, 8).save("/"));
        Files.createDirectory(folder.resolve("folder.png"));
        assertRefused(Err.ERR_ARGS, () -> new Image(8, 8).save(folder + "/folder.png"));
        assertRefused(Err.ERR_IO, () -> new Image(8, 8).save("/proc/mien/a.png"));
        assertEquals(
                "/: is a folder; a picture file is read",
                assertRefused(Err.ERR_NOT_FOUND, () -> Image.load("/")).getMessage());
        assertRefused(Err.ERR_ARGS, () -> Image.load(""));
        Path file = Files.writeString(folder.resolve("a"), "");
        try (Display display = new Display(8, 8, "files:" + file)) {
            assertRefused(Err.ERR_IO, () -> display.show(new Image(8, 8)));
        }
    }

    private static MaixException assertRefused(Err err, Executable call) {
        MaixException e = assertThrows(MaixException.class, call);
        assertEquals(err, e.err());
        return e;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private int rgb(String name, int x, int y) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile()).getRGB(x, y) & 0xffffff;
    }
}
