package io.mien.picture.imageio;

import static io.mien.picture.imageio.ImageIoPictureCodecTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.picture.PictureException;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifAndBmpTest {
    private final ImageIoPictureCodec codec = TestFiles.codec();

    @Test
    void theFirstPictureOfAnAnimationCounts() throws PictureException, IOException {
        Image image = codec.decode(animation(0xff0000, 0x00ff00), "a");
        assertEquals(0xff0000, TestFiles.rgb(image, 3, 3));
    }

    @Test
    void aLaterPictureMayBeTruncated() throws PictureException, IOException {
        byte[] animation = animation(0xff0000, 0x00ff00);
        assertEquals(0xff0000, TestFiles.rgb(codec.decode(TestFiles.cut(animation, animation.length - 5), "a"), 3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void aFileCutOffAnywhereIsRefused(String format) {
        byte[] whole = TestFiles.write(picture(BufferedImage.TYPE_BYTE_INDEXED), format);
        // A GIF's last byte only says that no picture follows.
        int least = format.equals("gif") ? whole.length - 1 : whole.length;
        for (int length = 0; length < least; length++) {
            assertRefused(codec, TestFiles.cut(whole, length), "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_555_RGB,
                BufferedImage.TYPE_INT_RGB
            })
    void bitmapsOfAllDepths(int type) throws PictureException {
        Image image = codec.decode(TestFiles.write(picture(type), "bmp"), "a");
        assertEquals(0xff0000, TestFiles.rgb(image, 0, 0));
        assertEquals(0x00ff00, TestFiles.rgb(image, 8, 0));
        assertEquals(0x0000ff, TestFiles.rgb(image, 0, 8));
        assertEquals(0xffffff, TestFiles.rgb(image, 8, 8));
    }

    @Test
    void hugeSizesAreRefusedByTheHeader() throws IOException {
        byte[] bmp = TestFiles.write(picture(BufferedImage.TYPE_3BYTE_BGR), "bmp");
        littleEndian(bmp).putInt(18, 20_000).putInt(22, -20_000);
        assertRefused(codec, bmp, "20000x20000");
        byte[] gif = animation(0xff0000);
        int size = imageDescriptor(gif) + 5;
        littleEndian(gif).putShort(size, (short) 20_000).putShort(size + 2, (short) 20_000);
        assertRefused(codec, gif, "20000x20000");
    }

    @Test
    void aBitmapThatWrapsAnotherFileIsRefused() {
        byte[] bmp = TestFiles.write(picture(BufferedImage.TYPE_3BYTE_BGR), "bmp");
        littleEndian(bmp).putInt(30, 4);
        assertRefused(codec, bmp, "compression");
    }

    /** An image descriptor is at 0, 0 and 8 x 8 pixels large, and nothing before it looks like that. */
    private static int imageDescriptor(byte[] gif) {
        byte[] descriptor = {0x2c, 0, 0, 0, 0, 8, 0, 8, 0};
        int at = 0;
        while (!Arrays.equals(gif, at, at + descriptor.length, descriptor, 0, descriptor.length)) {
            at++;
        }
        return at;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static BufferedImage picture(int type) {
        return TestFiles.quarters(type, 15, 15, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);
    }

    private static byte[] animation(int... colours) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(to)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int c : colours) {
                RenderedImage frame = TestFiles.quarters(BufferedImage.TYPE_BYTE_INDEXED, 8, 8, c, c, c, c);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return to.toByteArray();
    }
}
