package io.mien.picture.imageio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files of all kinds, made on the spot. */
final class TestFiles {
    private TestFiles() {}

    static ImageIoPictureCodec codec() {
        return codec(250_000_000, 1 << 20, 200);
    }

    static ImageIoPictureCodec codec(long pixels, long bytes, int scans) {
        return new ImageIoPictureCodec(limits(pixels, pixels, bytes, scans));
    }

    static PictureLimits limits(long pixels, long whole, long bytes, int scans) {
        return new PictureLimits(pixels, whole, bytes, scans, 100_000_000, 768L << 20);
    }

    static byte[] write(RenderedImage image, String format) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, to)) {
                throw new IllegalArgumentException("no " + format + " of " + image);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return to.toByteArray();
    }

    /** Four quarters of one color each, given as 0xrrggbb: top left, top right, bottom left, bottom right. */
    static BufferedImage quarters(int type, int width, int height, int... colours) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]);
            }
        }
        return image;
    }

    /** A JPEG whose channels hold one value each, written as they are; no application segment says what they mean. */
    static byte[] rawJpeg(int... channels) {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, channels.length, null);
        for (int i = 0; i < 16 * 16; i++) {
            raster.setPixel(i % 16, i / 16, channels);
        }
        return jpeg(new IIOImage(raster, null, null), false);
    }

    static byte[] progressive(BufferedImage image) {
        return jpeg(new IIOImage(image, null, null), true);
    }

    private static byte[] jpeg(IIOImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(to)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return to.toByteArray();
    }

    /** With a segment put in behind the start marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte... content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] withAdobe(byte[] jpeg, int transform) {
        return withSegment(jpeg, 0xee, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
    }

    /** EXIF data that holds an orientation and nothing else, big or little endian. */
    static byte[] exif(int orientation, boolean little) {
        ByteBuffer exif = ByteBuffer.allocate(26).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        byte order = (byte) (little ? 'I' : 'M');
        exif.put(order).put(order).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation);
        return exif.array();
    }

    static byte[] withExif(byte[] jpeg, byte[] exif) {
        byte[] segment = ByteBuffer.allocate(6 + exif.length)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(exif)
                .array();
        return withSegment(jpeg, 0xe1, segment);
    }

    /** 0xrrggbb. */
    static int rgb(Image bgr, int x, int y) {
        int at = y * bgr.stride() + 3 * x;
        byte[] data = bgr.data();
        return (data[at + 2] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | data[at] & 0xff;
    }

    static byte[] cut(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    static void assertQuarters(Image image, int... colours) {
        for (int i = 0; i < 4; i++) {
            int x = image.width() * (1 + i % 2 * 2) / 4;
            int y = image.height() * (1 + i / 2 * 2) / 4;
            assertColour(colours[i], rgb(image, x, y));
        }
    }

    static void assertColour(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, 6, () -> "%06x, not %06x"
                    .formatted(actual, expected));
        }
    }

    /** A file of the test resources. */
    static byte[] resource(String name) {
        try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
