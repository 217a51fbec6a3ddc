package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PictureCodec} promises. The codec under test has its default limits. */
public abstract class PictureCodecContract {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    protected Path folder;

    /** The codec under test. */
    protected abstract PictureCodec codec();

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void pngKeepsEveryPixelOfEveryLayout(PixelFormat format) throws PictureException {
        Image image = gradient(format);
        Image read = codec().decode(codec().encode(image, "png", 1), "a.png");
        assertEquals(PixelFormat.BGR, read.format());
        assertArrayEquals(Images.toBgr(image).data(), read.data());
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void jpegComesCloseToEveryLayout(PixelFormat format) throws PictureException {
        Image image = gradient(format);
        Image read = codec().decode(codec().encode(image, "jpg", .95f), "a.jpg");
        assertEquals(WIDTH, read.width());
        assertEquals(HEIGHT, read.height());
        byte[] expected = Images.toBgr(image).data();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i] & 0xff, read.data()[i] & 0xff, 12, "byte " + i);
        }
    }

    @Test
    void lessQualityMakesASmallerJpeg() throws PictureException {
        Image image = gradient(PixelFormat.BGR);
        assertTrue(codec().encode(image, "jpg", .3f).length < codec().encode(image, "jpg", .95f).length);
    }

    @Test
    void rowsWithAGapAreEncodedWithoutIt() throws PictureException {
        byte[] data = {1, 2, 3, 99, 99, 4, 5, 6};
        Image read = codec().decode(codec().encode(Image.of(1, 2, 5, PixelFormat.BGR, data), "png", 1), "a.png");
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, read.data());
    }

    @Test
    void aTypeThatCannotBeWrittenIsNamed() {
        PictureException e =
                assertThrows(PictureException.class, () -> codec().encode(gradient(PixelFormat.BGR), "webp", 1));
        assertTrue(e.getMessage().contains("webp"), e.getMessage());
    }

    @Test
    void onePixelIsAPicture() throws PictureException {
        byte[] png = codec().encode(Image.of(1, 1, PixelFormat.BGR, new byte[] {1, 2, 3}), "png", 1);
        assertArrayEquals(new byte[] {1, 2, 3}, codec().decode(png, "a.png").data());
    }

    @Test
    void transparencyLiesOnBlack() throws IOException, PictureException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ffffff);
        image.setRGB(1, 0, 0x80ff8040);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        assertArrayEquals(
                new byte[] {0, 0, 0, 32, 64, (byte) 128},
                codec().decode(png.toByteArray(), "a.png").data());
    }

    @Test
    void theContentDecidesAndNotTheName() throws IOException, PictureException {
        Path file = folder.resolve("really-a-png.jpg");
        Files.write(file, codec().encode(gradient(PixelFormat.BGR), "png", 1));
        assertEquals(WIDTH, codec().read(file).width());
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(folder.resolve("missing.jpg"), "does not exist");
    }

    @Test
    void aFolderIsNamed() throws IOException {
        assertRefused(Files.createDirectory(folder.resolve("folder.jpg")), "folder");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.jpg")), "empty");
    }

    @Test
    void textIsNoPicture() throws IOException {
        assertRefused(Files.writeString(folder.resolve("text.jpg"), "Dear all,\n"), "not a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aFileCutOffAnywhereIsRefused(String type) throws PictureException {
        byte[] whole = codec().encode(gradient(PixelFormat.BGR), type, .9f);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            PictureException e = assertThrows(
                    PictureException.class, () -> codec().decode(cut, "cut." + type), "cut to " + cut.length);
            assertTrue(e.getMessage().contains("cut." + type), e.getMessage());
        }
    }

    @Test
    void aHugePictureIsRefusedByItsHeader() {
        PictureException e = assertThrows(PictureException.class, () -> codec().decode(hugePng(), "huge.png"));
        assertTrue(e.getMessage().contains("huge.png"), e.getMessage());
        assertTrue(e.getMessage().contains("20000x20000"), e.getMessage());
    }

    @Test
    void picturesAreToldByTheirExtension() {
        for (String name : List.of("a.jpg", "a.JPEG", "a.b.png")) {
            assertTrue(codec().reads(Path.of("x", name)), name);
        }
        for (String name : List.of("a.txt", "jpg", "a.jpg.part", ".jpg", "._a.jpg")) {
            assertFalse(codec().reads(Path.of("x", name)), name);
        }
        assertFalse(codec().reads(Path.of("/")));
    }

    @Test
    void manyThreadsMayDecodeAtOnce() throws PictureException {
        byte[] jpeg = codec().encode(gradient(PixelFormat.BGR), "jpg", .9f);
        byte[] expected = codec().decode(jpeg, "a.jpg").data();
        Collections.nCopies(64, jpeg).parallelStream().forEach(bytes -> {
            try {
                assertArrayEquals(expected, codec().decode(bytes, "a.jpg").data());
            } catch (PictureException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void assertRefused(Path file, String reason) {
        PictureException e = assertThrows(PictureException.class, () -> codec().read(file));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    /** Colors that change slowly, so that a JPEG keeps them. */
    private static Image gradient(PixelFormat format) {
        int step = format.bytesPerPixel();
        int rows = format == PixelFormat.NV21 ? HEIGHT * 3 / 2 : HEIGHT;
        byte[] data = new byte[WIDTH * step * rows];
        for (int i = 0; i < data.length; i++) {
            int x = i / step % WIDTH;
            int y = i / step / WIDTH;
            data[i] = (byte) (y >= HEIGHT ? 128 : 60 + 2 * x + y + 20 * (i % step));
        }
        return Image.of(WIDTH, HEIGHT, format, data);
    }

    /** A PNG of about a hundred bytes that says it has 20,000 x 20,000 pixels. */
    private static byte[] hugePng() {
        ByteBuffer png = ByteBuffer.allocate(256);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        putChunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13).putInt(20_000).putInt(20_000).put(new byte[] {8, 2, 0, 0, 0}));
        putChunk(png, "IDAT", ByteBuffer.allocate(100));
        putChunk(png, "IEND", ByteBuffer.allocate(0));
        return Arrays.copyOf(png.array(), png.position());
    }

    private static void putChunk(ByteBuffer png, String type, ByteBuffer data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data.array());
        png.putInt(data.capacity()).put(name).put(data.array()).putInt((int) sum.getValue());
    }
}
