package io.mien.maix.image;

import static io.mien.maix.image.Color.COLOR_BLACK;
import static io.mien.maix.image.Color.COLOR_WHITE;
import static io.mien.maix.image.ShapeDrawingTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.maix.Err;
import io.mien.support.drawing.Fonts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds with the fonts of every machine. */
class LetteringTest {
    private static final Fonts FONTS = new Fonts();

    /** Pixels of each row that are not black. */
    private static int ink(Image image, int fromY, int toY) {
        int ink = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = 0; x < image.width(); x++) {
                ink += image.pixel(x, y).equals(COLOR_BLACK) ? 0 : 1;
            }
        }
        return ink;
    }

    @BeforeEach
    void needFonts() {
        assumeTrue(FONTS.available(), "this Java has fonts");
    }

    @Test
    void aTextLiesInItsBox() {
        Size size = Image.stringSize("Ägypten");
        assertEquals(16, size.height());
        Image image = new Image(200, 60).drawString(20, 20, "Ägypten");
        assertTrue(ink(image, 20, 36) > 50);
        assertEquals(0, ink(image, 0, 20));
        assertEquals(0, ink(image, 36, 60));
        assertEquals(ink(image, 0, 60), ink(image.crop(19, 0, size.width() + 2, 60), 0, 60));
    }

    @Test
    void growsWithTheScale() {
        Size one = Image.stringSize("learn"), two = Image.string_size("learn", 2, 2);
        assertEquals(32, two.height());
        assertEquals(2 * one.width(), two.width(), 3);
    }

    @Test
    void aThickerPenCoversMore() {
        Image thin = new Image(120, 30).drawString(4, 4, "clear", COLOR_WHITE, 1, -1);
        Image thick = new Image(120, 30).drawString(4, 4, "clear", COLOR_WHITE, 1, 3);
        assertTrue(ink(thick, 0, 30) > ink(thin, 0, 30) * 5 / 4);
        Image own = new Image(120, 30).drawString(4, 4, "clear", COLOR_WHITE, .5f, -1);
        Image thinnest = new Image(120, 30).drawString(4, 4, "clear", COLOR_WHITE, .5f, 0);
        assertEquals(ink(thinnest, 0, 30), ink(own, 0, 30), "a small text is not thickened by itself");
    }

    @Test
    void drawsOtherScriptsAndWhatNoFontHas() {
        for (String text : new String[] {"日本語", "العربية", "Łódź", "\ud83d\ude00", "a\tb\u0007", "\ufffc\uffffa"}) {
            assertTrue(ink(new Image(200, 30).drawString(4, 4, text), 0, 30) > 5, text);
        }
        assertEquals(0, ink(new Image(20, 20).drawString(0, 0, ""), 0, 20));
        assertEquals(new Size(0, 16), Image.stringSize(""));
    }

    @Test
    void wrapsAtTheEdgeAndAtLineFeeds() {
        Image wrapped = new Image(60, 120).drawString(4, 0, "one two three four");
        assertTrue(ink(wrapped, 20, 36) > 10, "the second line is below the first");
        Image whole = new Image(60, 120).draw_string(4, 0, "one two three four", COLOR_WHITE, 1, -1, false, 4, "");
        assertEquals(0, ink(whole, 18, 120));
        assertTrue(ink(new Image(60, 60).drawString(4, 0, "a\nb"), 20, 36) > 5);
        assertEquals(36, Image.stringSize("a\nb").height());
        // No place for even one letter: each has a line, and what does not fit is left out.
        assertEquals(0, ink(new Image(60, 60).drawString(70, 0, "one two"), 0, 60));
    }

    @Test
    void namesTheFontThatIsMissing(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.ttf"), "no font");
        assertRefused(Err.ERR_IO, () -> Image.loadFont("mine", text.toString(), 20));
        assertRefused(
                Err.ERR_NOT_FOUND,
                () -> Image.load_font("mine", folder.resolve("b.ttf").toString(), 20));
        assertRefused(Err.ERR_ARGS, () -> Image.setDefaultFont("mine"));
        assertRefused(Err.ERR_ARGS, () -> Image.stringSize("a", 0, 1));
        assertTrue(Image.fonts().contains("hershey_plain"));
        assertTrue(
                ink(new Image(40, 20).drawString(0, 0, "a", COLOR_WHITE, 1, 1, true, 4, "hershey_simplex"), 0, 20) > 5);
    }
}
