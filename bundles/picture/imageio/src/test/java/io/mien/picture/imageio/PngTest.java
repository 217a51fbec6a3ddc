package io.mien.picture.imageio;

import static io.mien.picture.imageio.ImageIoPictureCodecTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.picture.PictureException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PngTest {
    private static final int HEADER_END = 8 + 25;

    private final ImageIoPictureCodec codec = TestFiles.codec();

    @Test
    void sixteenBitsKeepTheirUpperEight() throws PictureException {
        BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        gray.getRaster().setSample(0, 0, 0, 0x80ff);
        gray.getRaster().setSample(1, 0, 0, 0xffff);
        assertPixels(gray, 0x808080, 0xffffff);

        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 3, null);
        raster.setPixel(0, 0, new int[] {0x1234, 0x5678, 0x9abc});
        assertPixels(new BufferedImage(model, raster, false, null), 0x12569a);
    }

    @Test
    void paletteGrayAndOneBit() throws PictureException {
        byte[] levels = {0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(1, 2, levels, new byte[] {10, 20}, new byte[] {30, 40});
        BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setSample(1, 0, 0, 1);
        assertPixels(indexed, 0x000a1e, 0xc81428);

        BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(0, 0, 0, 77);
        assertPixels(gray, 0x4d4d4d, 0);

        BufferedImage twoTones = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        twoTones.getRaster().setSample(0, 0, 0, 1);
        assertPixels(twoTones, 0xffffff, 0);
    }

    @Test
    void aTransparentPaletteLiesOnBlack() throws PictureException {
        byte[] white = {(byte) 255, (byte) 255};
        IndexColorModel palette = new IndexColorModel(1, 2, white, white, white, new byte[] {0, (byte) 128});
        BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setSample(1, 0, 0, 1);
        assertPixels(indexed, 0, 0x808080);
    }

    @Test
    void aTransparentColorLiesOnBlack() throws PictureException {
        BufferedImage rgb = TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 2, 2, 0x102030, 0x102031, 0, 0);
        byte[] key = {0, 0x10, 0, 0x20, 0, 0x30};
        Image image = codec.decode(withChunk(TestFiles.write(rgb, "png"), "tRNS", key), "a");
        assertEquals(0, TestFiles.rgb(image, 0, 0));
        assertEquals(0x102031, TestFiles.rgb(image, 1, 0));
    }

    @Test
    void exifTurnsAPngToo() throws PictureException {
        BufferedImage rgb = TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 2, 2, 1, 2, 3, 4);
        Image image = codec.decode(withChunk(TestFiles.write(rgb, "png"), "eXIf", TestFiles.exif(6, true)), "a");
        assertEquals(3, TestFiles.rgb(image, 0, 0));
        assertEquals(1, TestFiles.rgb(image, 1, 0));
    }

    @Test
    void metadataIsNotLookedAt() throws PictureException {
        byte[] plain = TestFiles.write(TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 2, 2, 1, 2, 3, 4), "png");
        byte[] marked = withChunk(withChunk(plain, "iCCP", new byte[] {1, 2, 3}), "zTXt", new byte[] {9});
        assertArrayEquals(
                codec.decode(plain, "a").data(), codec.decode(marked, "a").data());
    }

    @Test
    void oneWrongBitIsRefused() {
        byte[] png = TestFiles.write(TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 20, 20, 1, 2, 3, 4), "png");
        byte[] damaged = png.clone();
        damaged[HEADER_END + 20] ^= 1;
        assertRefused(codec, damaged, "damaged at byte " + HEADER_END);
    }

    @Test
    void pixelsThatEndTooEarlyAreRefused() {
        byte[] tall = TestFiles.write(TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 20, 20, 1, 2, 3, 4), "png");
        // The header now says one row more than there is.
        ByteBuffer.wrap(tall).putInt(20, 21).putInt(29, sum(tall, 12, 17));
        assertRefused(codec, tall, "damaged");
    }

    @Test
    void aChunkLongerThanTheFileIsRefused() {
        byte[] png = TestFiles.write(TestFiles.quarters(BufferedImage.TYPE_3BYTE_BGR, 2, 2, 1, 2, 3, 4), "png");
        ByteBuffer.wrap(png).putInt(HEADER_END, 0x7fffffff);
        assertRefused(codec, png, "truncated");
        ByteBuffer.wrap(png).putInt(HEADER_END, -1);
        assertRefused(codec, png, "truncated");
    }

    private void assertPixels(BufferedImage image, int... expected) throws PictureException {
        Image read = codec.decode(TestFiles.write(image, "png"), "a");
        for (int x = 0; x < expected.length; x++) {
            assertEquals(Integer.toHexString(expected[x]), Integer.toHexString(TestFiles.rgb(read, x, 0)));
        }
    }

    /** With a chunk put in behind the header. */
    private static byte[] withChunk(byte[] png, String type, byte[] content) {
        ByteBuffer to = ByteBuffer.allocate(png.length + content.length + 12);
        to.put(png, 0, HEADER_END).putInt(content.length);
        to.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
        to.putInt(sum(to.array(), HEADER_END + 4, content.length + 4));
        return to.put(png, HEADER_END, png.length - HEADER_END).array();
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
