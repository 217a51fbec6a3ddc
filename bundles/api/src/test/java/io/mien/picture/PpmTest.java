package io.mien.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PpmTest {
    private static final Image PICTURE =
            Image.of(2, 1, PixelFormat.BGR, new byte[] {1, 2, 3, (byte) 200, (byte) 201, (byte) 202});

    @Test
    void readsWhatWasWritten() throws PictureException {
        Image read = Ppm.decode(Ppm.encode(PICTURE), "p.ppm");
        assertArrayEquals(PICTURE.data(), Images.toBgr(read).data());
    }

    @Test
    void aFileIsKnownByItsBeginning() {
        assertTrue(Ppm.isOne(Ppm.encode(PICTURE)));
        assertFalse(Ppm.isOne(new byte[] {'P', '6'}));
        assertFalse(Ppm.isOne(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}));
    }

    @Test
    void theChannelsAreRedFirst() {
        byte[] file = Ppm.encode(PICTURE);
        assertArrayEquals(new byte[] {3, 2, 1}, Arrays.copyOfRange(file, file.length - 6, file.length - 3));
    }

    @Test
    void refusesWhatIsNotAPictureByName() {
        byte[] whole = Ppm.encode(PICTURE);
        byte[] torn = Arrays.copyOf(whole, whole.length - 1);
        assertTrue(reason(torn).contains("p.ppm: 2x1 pixels are 6 bytes, not 5"), reason(torn));
        for (String text :
                new String[] {"", "P6", "P5\n1 1\n255\n...", "P6\n0 1\n255\n", "P6\n99999 1\n255\n", "P6\n1 1\n9\n..."
                }) {
            assertTrue(reason(text.getBytes(StandardCharsets.US_ASCII)).startsWith("p.ppm: "), text);
        }
    }

    private static String reason(byte[] file) {
        return assertThrows(PictureException.class, () -> Ppm.decode(file, "p.ppm"))
                .getMessage();
    }
}
