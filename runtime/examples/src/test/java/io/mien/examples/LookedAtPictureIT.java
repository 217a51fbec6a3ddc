package io.mien.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison sees every single thing that is missing or too much. */
class LookedAtPictureIT {
    private static final String NAME = "maix-page.png";
    private static final Rectangle NOTHING = new Rectangle();
    private static final Color WALL = new Color(170, 166, 155);

    private final BufferedImage kept = LookedAtPicture.read(NAME);
    private final BufferedImage drawn = LookedAtPicture.read(NAME);

    LookedAtPictureIT() throws IOException {}

    @Test
    void findsNothingInTheSamePicture() {
        assertEquals(0, LookedAtPicture.faults(drawn, kept, NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a point, 124, 119, 15, 15", "a side of a box, 168, 122, 8, 45", "a score, 288, 131, 52, 19"})
    void seesWhatIsMissing(String what, int x, int y, int width, int height) {
        fill(WALL, x, y, width, height);
        assertTrue(isSeen(), what + " is missing");
    }

    @Test
    void seesWhatIsTooMuch() {
        fill(Color.RED, 300, 100, 6, 6);
        assertTrue(isSeen());
    }

    @Test
    void passesOverWhatIsIgnored() {
        fill(Color.RED, 300, 100, 6, 6);
        assertFalse(LookedAtPicture.isSeen(LookedAtPicture.faults(drawn, kept, new Rectangle(290, 90, 30, 30))));
    }

    private boolean isSeen() {
        return LookedAtPicture.isSeen(LookedAtPicture.faults(drawn, kept, NOTHING));
    }

    private void fill(Color color, int x, int y, int width, int height) {
        Graphics2D graphics = drawn.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
    }
}
