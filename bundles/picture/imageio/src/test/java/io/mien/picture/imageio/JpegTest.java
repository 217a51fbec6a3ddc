package io.mien.picture.imageio;

import static io.mien.picture.imageio.ImageIoPictureCodecTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.picture.PictureException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegTest {
    private static final int RED = 0xd02020;
    private static final int GREEN = 0x20d020;
    private static final int BLUE = 0x2020d0;
    private static final int WHITE = 0xf0f0f0;

    private final ImageIoPictureCodec codec = TestFiles.codec();

    private static BufferedImage picture() {
        return TestFiles.quarters(BufferedImage.TYPE_INT_RGB, 48, 32, RED, GREEN, BLUE, WHITE);
    }

    @Test
    void baselineAndProgressiveAreTheSamePicture() throws PictureException {
        Image baseline = codec.decode(TestFiles.write(picture(), "jpg"), "a");
        TestFiles.assertQuarters(baseline, RED, GREEN, BLUE, WHITE);
        TestFiles.assertQuarters(codec.decode(TestFiles.progressive(picture()), "a"), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void grayBecomesBgr() throws PictureException {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(0, 0, 0, 0);
        for (int i = 0; i < 64; i++) {
            gray.getRaster().setSample(i % 8, i / 8, 0, 100);
        }
        TestFiles.assertColour(0x646464, TestFiles.rgb(codec.decode(TestFiles.write(gray, "jpg"), "a"), 4, 4));
    }

    /** Which sides of the upright picture the stored top row and left column are on, by the EXIF standard. */
    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void everyOrientationIsSetUpright(int orientation, String quarters) throws PictureException {
        byte[] plain = TestFiles.write(picture(), "jpg");
        for (boolean little : new boolean[] {false, true}) {
            Image image = codec.decode(TestFiles.withExif(plain, TestFiles.exif(orientation, little)), "a");
            assertEquals(orientation < 5 ? 48 : 32, image.width());
            assertEquals(orientation < 5 ? 32 : 48, image.height());
            TestFiles.assertQuarters(
                    image,
                    quarters.chars()
                            .map(c -> c == 'R' ? RED : c == 'G' ? GREEN : c == 'B' ? BLUE : WHITE)
                            .toArray());
        }
    }

    @Test
    void brokenExifIsAsNone() throws PictureException {
        byte[] plain = TestFiles.write(picture(), "jpg");
        byte[] upright = codec.decode(plain, "a").data();
        byte[] exif = TestFiles.exif(6, false);
        byte[] far = exif.clone();
        ByteBuffer.wrap(far).putInt(4, Integer.MAX_VALUE);
        for (byte[] broken : new byte[][] {far, TestFiles.exif(9, true), TestFiles.exif(0, true), {}, {1, 2, 3}}) {
            assertArrayEquals(
                    upright,
                    codec.decode(TestFiles.withExif(plain, broken), "a").data());
        }
    }

    /** Inks as an unmarked file stores them: 255 is full ink. */
    @Test
    void inkWithoutAMark() throws PictureException {
        TestFiles.assertColour(0xff0000, only(TestFiles.rawJpeg(0, 255, 255, 0)));
        TestFiles.assertColour(0x000000, only(TestFiles.rawJpeg(0, 0, 0, 255)));
        TestFiles.assertColour(0x806000, only(TestFiles.rawJpeg(0, 64, 255, 127)));
    }

    /** Adobe's programs store the complement. */
    @Test
    void inkWithAdobesMark() throws PictureException {
        TestFiles.assertColour(0xff0000, only(TestFiles.withAdobe(TestFiles.rawJpeg(255, 0, 0, 255), 0)));
        TestFiles.assertColour(0x806000, only(TestFiles.withAdobe(TestFiles.rawJpeg(255, 191, 0, 128), 0)));
    }

    /** The complement's complement turned to luma and chroma, that is: what is stored for red is red's YCbCr. */
    @Test
    void inkTurnedToLumaAndChroma() throws PictureException {
        // Red leaves cyan's complement full: the turned channels hold 255 - (255, 0, 0), which is cyan.
        TestFiles.assertColour(0xff0000, only(TestFiles.withAdobe(TestFiles.rawJpeg(179, 171, 0, 255), 2)));
        TestFiles.assertColour(0x800000, only(TestFiles.withAdobe(TestFiles.rawJpeg(179, 171, 0, 128), 2)));
        TestFiles.assertColour(0xffffff, only(TestFiles.withAdobe(TestFiles.rawJpeg(0, 128, 128, 255), 2)));
    }

    @Test
    void threeChannelsAreWhatTheMarksSay() throws PictureException {
        byte[] raw = TestFiles.rawJpeg(76, 85, 255);
        TestFiles.assertColour(0xff0000, only(raw));
        TestFiles.assertColour(0xff0000, only(TestFiles.withAdobe(raw, 1)));
        TestFiles.assertColour(0x4c55ff, only(TestFiles.withAdobe(raw, 0)));
    }

    @Test
    void aColorProfileIsLeftOut() throws PictureException {
        byte[] plain = TestFiles.write(picture(), "jpg");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] segment = ByteBuffer.allocate(14 + profile.length)
                .put("ICC_PROFILE".getBytes())
                .put(new byte[] {0, 1, 1})
                .put(profile)
                .array();
        byte[] marked = TestFiles.withSegment(plain, 0xe2, segment);
        assertArrayEquals(
                codec.decode(plain, "a").data(), codec.decode(marked, "a").data());
    }

    @Test
    void ignoresWhatFollowsThePicture() throws PictureException {
        byte[] plain = TestFiles.write(picture(), "jpg");
        byte[] longer = ByteBuffer.allocate(plain.length + 100).put(plain).array();
        assertArrayEquals(
                codec.decode(plain, "a").data(), codec.decode(longer, "a").data());
    }

    @Test
    void aProgressiveFileCutBetweenScansIsRefused() {
        byte[] whole = TestFiles.progressive(picture());
        for (int length = 0; length < whole.length; length++) {
            assertRefused(codec, TestFiles.cut(whole, length), "");
        }
    }

    @Test
    void aFileThatIsFilledUpWithZerosIsRefused() {
        byte[] whole = TestFiles.write(picture(), "jpg");
        byte[] filled = ByteBuffer.allocate(whole.length)
                .put(whole, 0, whole.length / 2)
                .array();
        assertRefused(codec, filled, "truncated");
    }

    @Test
    void tooManyScansAreRefused() {
        assertRefused(TestFiles.codec(10_000, 1 << 20, 2), TestFiles.progressive(picture()), "scans");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xc9})
    void kindsThatAreNotDecodedAreNamed(int kind) {
        byte[] file = TestFiles.write(picture(), "jpg");
        file[frameOf(file) + 1] = (byte) kind;
        assertRefused(codec, file, "not supported");
    }

    @Test
    void otherDepthsAndChannelCountsAreNamed() {
        byte[] deep = TestFiles.write(picture(), "jpg");
        deep[frameOf(deep) + 4] = 12;
        assertRefused(codec, deep, "12 bits");
        byte[] two = TestFiles.write(picture(), "jpg");
        two[frameOf(two) + 9] = 2;
        assertRefused(codec, two, "2 channels");
    }

    @Test
    void aSecondFrameCannotHideAHugePicture() {
        byte[] file = TestFiles.write(picture(), "jpg");
        byte[] frame = Arrays.copyOfRange(file, frameOf(file) + 4, frameOf(file) + 19);
        assertRefused(codec, TestFiles.withSegment(file, 0xc0, frame), "more than one");
    }

    private static int frameOf(byte[] file) {
        for (int i = 0; ; i++) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xc0) {
                return i;
            }
        }
    }

    private int only(byte[] jpeg) throws PictureException {
        return TestFiles.rgb(codec.decode(jpeg, "a"), 8, 8);
    }
}
