package io.mien.picture.imageio;

import static io.mien.picture.imageio.ImageIoPictureCodecTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Picture;
import io.mien.picture.PictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpAndTiffTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0xff00;
    private static final int BLUE = 0xff;
    private static final int WHITE = 0xffffff;

    private final ImageIoPictureCodec codec = TestFiles.codec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lossy.webp",
                "lossless.webp",
                "orientation6.webp",
                "animation.webp",
                "lzw.tif",
                "jpeg.tif",
                "deflate.tif",
                "cmyk.tif",
                "pages.tif",
                "orientation6.tif",
                "palette.tif"
            })
    void readsTheFirstPictureUpright(String name) throws PictureException {
        Image image = codec.decode(TestFiles.resource(name), name);
        assertEquals(64, image.width());
        assertEquals(48, image.height());
        TestFiles.assertQuarters(image, RED, GREEN, BLUE, WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha.webp", "alpha.tif"})
    void laysTransparencyOnBlack(String name) throws PictureException {
        Image image = codec.decode(TestFiles.resource(name), name);
        TestFiles.assertColour(RED, TestFiles.rgb(image, 10, 10));
        TestFiles.assertColour(0, TestFiles.rgb(image, 60, 40));
    }

    @Test
    void readsSixteenBitsAndOneBit() throws PictureException {
        TestFiles.assertColour(0x4c4c4c, TestFiles.rgb(codec.decode(TestFiles.resource("gray16.tif"), "a"), 10, 10));
        TestFiles.assertColour(WHITE, TestFiles.rgb(codec.decode(TestFiles.resource("bilevel.tif"), "a"), 60, 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "alpha.webp", "lzw.tif", "jpeg.tif", "cmyk.tif"})
    void refusesAFileThatIsCutOffAnywhere(String name) {
        byte[] whole = TestFiles.resource(name);
        for (int length = 0; length < whole.length - 1; length += 1 + whole.length / 300) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(PictureException.class, () -> codec.decode(cut, "cut"), () -> name + " cut to " + cut.length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lossy.webp", "lossless.webp", "alpha.webp", "lzw.tif", "jpeg.tif", "cmyk.tif", "pages.tif"})
    void refusesOrReadsADamagedFileButNothingElse(String name) {
        Random random = new Random(5);
        ImageIoPictureCodec small = TestFiles.codec(100_000, 1 << 20, 200);
        byte[] whole = TestFiles.resource(name);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                int near = random.nextBoolean() ? Math.min(damaged.length, 300) : damaged.length;
                damaged[random.nextInt(near)] = (byte) random.nextInt();
            }
            try {
                assertEquals(PixelFormat.BGR, small.decode(damaged, "x").format());
            } catch (PictureException e) {
                assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
            }
        }
    }

    @Test
    void refusesAHugeTiffByItsHeader() {
        byte[] huge = TestFiles.resource("lzw.tif");
        setTag(huge, TiffTag.WIDTH, 60_000);
        assertRefused(TestFiles.codec(100_000, 1 << 20, 1), huge, "60000x48 pixels are more than the limit of 100000");
    }

    @Test
    void refusesATiffWhoseJpegIsLargerThanItsPlace() {
        byte[] hidden = TestFiles.resource("jpeg.tif");
        for (int i = 0; i + 9 < hidden.length; i++) {
            if ((hidden[i] & 0xff) == 0xff && (hidden[i + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(hidden).putShort(i + 7, (short) 640);
            }
        }
        assertRefused(codec, hidden, "a JPEG tile is larger than its place");
    }

    @Test
    void refusesAWebpWhoseBitstreamIsLargerThanTheLimit() {
        assertRefused(TestFiles.codec(3000, 1 << 20, 1), TestFiles.resource("alpha.webp"), "max.pixels");
    }

    @Test
    void readsATiledTiffAtReducedSize() throws PictureException, IOException {
        byte[] tiled = tiled(TestFiles.quarters(BufferedImage.TYPE_INT_RGB, 600, 480, RED, GREEN, BLUE, WHITE));
        Picture whole = codec.open(new ByteArrayInputStream(tiled), "a");
        TestFiles.assertQuarters(whole.image(), RED, GREEN, BLUE, WHITE);
        ImageIoPictureCodec small = new ImageIoPictureCodec(TestFiles.limits(1_000_000, 40_000, 1 << 20, 1));
        Picture reduced = small.open(new ByteArrayInputStream(tiled), "a");
        assertEquals(3, reduced.reduction());
        assertEquals(600, reduced.width());
        assertEquals(200, reduced.image().width());
        TestFiles.assertQuarters(reduced.image(), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void readsFromAStreamWhatItReadsFromMemory() throws PictureException {
        byte[] file = TestFiles.resource("lossy.webp");
        assertArrayEquals(
                codec.decode(file, "a").data(),
                codec.open(new ByteArrayInputStream(file), "a").image().data());
    }

    private static byte[] tiled(BufferedImage image) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        param.setTiling(64, 64, 0, 0);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(to)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return to.toByteArray();
    }

    private static void setTag(byte[] tiff, int tag, int value) {
        ByteBuffer file = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        for (int i = 0; i < file.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (file.getShort(entry) == tag) {
                file.putShort(entry + 2, (short) 4).putInt(entry + 8, value);
            }
        }
    }
}
