package io.mien.picture.imageio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.tck.PictureCodecContract;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageIoPictureCodecTest extends PictureCodecContract {
    private final PictureCodec codec = TestFiles.codec();

    @Override
    protected PictureCodec codec() {
        return codec;
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("secret.jpg"), new byte[] {1});
        assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file), "this user may read everything");
        PictureException e = assertThrows(PictureException.class, () -> codec.read(file));
        assertTrue(e.getMessage().contains("may not be read"), e.getMessage());
    }

    @Test
    void theLimitOfPixelsIsConfiguration() throws PictureException {
        byte[] png = codec.encode(Image.of(3, 2, PixelFormat.GRAY, new byte[6]), "png", 1);
        assertEquals(3, TestFiles.codec(6, 1000, 1).decode(png, "a.png").width());
        assertRefused(TestFiles.codec(5, 1000, 1), png, "3x2 pixels are more than the limit of 5");
    }

    @Test
    void theLimitOfBytesIsConfiguration() throws IOException, PictureException {
        byte[] png = codec.encode(Image.of(3, 2, PixelFormat.GRAY, new byte[6]), "png", 1);
        PictureCodec small = TestFiles.codec(6, png.length - 1, 1);
        assertRefused(small, png, "bytes are more than the limit of " + (png.length - 1));
        Path file = Files.write(folder.resolve("a.png"), png);
        assertThrows(PictureException.class, () -> small.read(file));
    }

    @Test
    void damageAnywhereIsRefusedOrReadButNothingElse() {
        Random random = new Random(4);
        BufferedImage picture = TestFiles.quarters(BufferedImage.TYPE_INT_RGB, 32, 24, 0xff0000, 0xff00, 0xff, 0);
        PictureCodec small = TestFiles.codec(100_000, 1 << 20, 200);
        for (String format : List.of("jpg", "png", "gif", "bmp")) {
            byte[] whole = TestFiles.write(picture, format);
            for (int i = 0; i < 2000; i++) {
                byte[] damaged = whole.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    damaged[random.nextInt(Math.min(damaged.length, 700))] = (byte) random.nextInt();
                }
                try {
                    assertEquals(PixelFormat.BGR, small.decode(damaged, "x").format());
                } catch (PictureException e) {
                    assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
                }
            }
        }
    }

    static void assertRefused(PictureCodec codec, byte[] file, String reason) {
        PictureException e = assertThrows(PictureException.class, () -> codec.decode(file, "the file"));
        assertTrue(e.getMessage().startsWith("the file: "), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
