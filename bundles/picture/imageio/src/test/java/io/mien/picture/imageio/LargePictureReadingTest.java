package io.mien.picture.imageio;

import static io.mien.picture.imageio.ImageIoPictureCodecTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.picture.Picture;
import io.mien.picture.PictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of more pixels than are decoded whole, scaled down to sizes that a test can afford. */
class LargePictureReadingTest {
    private static final int[] COLOURS = {0xff0000, 0xff00, 0xff, 0xffffff};

    /** 61 x 41 pixels, whole up to 700: reduced by 2 to 31 x 21. */
    private final ImageIoPictureCodec codec = new ImageIoPictureCodec(TestFiles.limits(10_000, 700, 1 << 20, 20));

    private static BufferedImage picture(int type) {
        return TestFiles.quarters(type, 61, 41, COLOURS);
    }

    private Picture open(byte[] file) throws PictureException {
        return codec.open(new ByteArrayInputStream(file), "a");
    }

    @ParameterizedTest
    @CsvSource({
        "jpg," + BufferedImage.TYPE_INT_RGB,
        "png," + BufferedImage.TYPE_INT_RGB,
        "png," + BufferedImage.TYPE_INT_ARGB,
        "png," + BufferedImage.TYPE_BYTE_INDEXED
    })
    void isReducedWhileItIsDecoded(String format, int type) throws PictureException {
        Picture picture = open(TestFiles.write(picture(type), format));
        assertEquals(2, picture.reduction());
        assertEquals(61, picture.width());
        assertEquals(41, picture.height());
        assertEquals(31, picture.image().width());
        assertEquals(21, picture.image().height());
        TestFiles.assertQuarters(picture.image(), COLOURS);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void isTheMeanOfTheWholePicture(int type) throws PictureException {
        byte[] png = TestFiles.write(picture(type), "png");
        assertArrayEquals(
                mean(TestFiles.codec().decode(png, "a")), open(png).image().data());
    }

    @Test
    void aJpegIsTheMeanOfTheWholePicture() throws PictureException {
        byte[] jpeg = TestFiles.write(picture(BufferedImage.TYPE_INT_RGB), "jpg");
        assertArrayEquals(
                mean(TestFiles.codec().decode(jpeg, "a")), open(jpeg).image().data());
        byte[] scans = TestFiles.progressive(picture(BufferedImage.TYPE_INT_RGB));
        assertArrayEquals(
                mean(TestFiles.codec().decode(scans, "a")), open(scans).image().data());
    }

    private static byte[] mean(Image image) {
        BlockMean mean = new BlockMean(image.width(), image.height(), 2);
        byte[] row = new byte[3 * image.width()];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.data(), y * row.length, row, 0, row.length);
            mean.add(row);
        }
        return mean.image().data();
    }

    @Test
    void theMeanOfEachSquareIsRounded() {
        BlockMean mean = new BlockMean(3, 2, 2);
        mean.add(new byte[] {1, 2, 3, 3, 2, 1, 9, 8, 7});
        mean.add(new byte[] {1, 2, 3, 2, 2, (byte) 255, 8, 8, 8});
        assertArrayEquals(new byte[] {2, 2, 66, 9, 8, 8}, mean.image().data());
    }

    @Test
    void isTurnedUprightAfterItIsReduced() throws PictureException {
        byte[] jpeg = TestFiles.write(picture(BufferedImage.TYPE_INT_RGB), "jpg");
        Picture picture = open(TestFiles.withExif(jpeg, TestFiles.exif(6, true)));
        assertEquals(41, picture.width());
        assertEquals(21, picture.image().width());
    }

    @Test
    void inksAreReducedToo() throws PictureException {
        ImageIoPictureCodec small = new ImageIoPictureCodec(TestFiles.limits(10_000, 100, 1 << 20, 20));
        byte[] inks = TestFiles.withAdobe(TestFiles.rawJpeg(255, 0, 0, 255), 0);
        Picture picture = small.open(new ByteArrayInputStream(inks), "a");
        assertEquals(2, picture.reduction());
        TestFiles.assertColour(0xff0000, TestFiles.rgb(picture.image(), 4, 4));
    }

    @Test
    void aFormatWithoutReducedSizeNamesTheKey() {
        assertRefused(
                codec,
                TestFiles.write(picture(BufferedImage.TYPE_INT_RGB), "bmp"),
                "61x41 pixels are more than the limit of 700 (io.mien.picture.imageio:whole.pixels");
    }

    @Test
    void everyLimitNamesItsKey() {
        byte[] png = TestFiles.write(picture(BufferedImage.TYPE_INT_RGB), "png");
        assertRefused(TestFiles.codec(100, 1 << 20, 1), png, "(io.mien.picture.imageio:max.pixels)");
        assertRefused(TestFiles.codec(10_000, 100, 1), png, "(io.mien.picture.imageio:max.bytes)");
        byte[] jpeg = TestFiles.progressive(picture(BufferedImage.TYPE_INT_RGB));
        assertRefused(TestFiles.codec(10_000, 1 << 20, 2), jpeg, "(io.mien.picture.imageio:max.scans)");
        assertRefused(limited(100, 1 << 20), jpeg, "(io.mien.picture.imageio:max.scan.blocks)");
        assertRefused(limited(10_000, 1000), jpeg, "(io.mien.picture.imageio:max.scan.bytes)");
    }

    private static ImageIoPictureCodec limited(long scanBlocks, long scanBytes) {
        return new ImageIoPictureCodec(new PictureLimits(10_000, 10_000, 1 << 20, 200, scanBlocks, scanBytes));
    }

    @Test
    void picturesThatAreNotReadAreNamedByTheirEnding() {
        assertEquals("HEIC", codec.unread(Path.of("IMG_2.HEIC")).orElseThrow().name());
        assertEquals("DNG", codec.unread(Path.of("a.dng")).orElseThrow().name());
        for (String name : new String[] {"a.jpg", "a.txt", ".a.heic", "heic", "a.webp", "a.tif"}) {
            assertEquals(true, codec.unread(Path.of(name)).isEmpty(), name);
        }
    }
}
