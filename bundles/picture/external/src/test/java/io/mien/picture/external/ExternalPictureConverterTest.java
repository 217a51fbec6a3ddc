package io.mien.picture.external;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.picture.PictureConverter.ConvertedPicture;
import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.PictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "scripts of the shell stand in for programs")
class ExternalPictureConverterTest {
    @TempDir
    Path folder;

    private static Optional<String> format(byte[] file) {
        return ConverterFixture.installed().formatOf(file).map(ConvertibleFormat::name);
    }

    private static ConvertedPicture convert(ExternalPictureConverter converter, byte[] file) throws PictureException {
        return converter.convert(file, "a", (width, height) -> 1);
    }

    private static String refusal(ExternalPictureConverter converter, byte[] file) {
        return assertThrows(PictureException.class, () -> convert(converter, file))
                .getMessage();
    }

    private static void assume(String program) {
        assumeTrue(
                ProgramLookup.ofPath(System.getenv("PATH"))
                        .find(List.of(program))
                        .isPresent(),
                () -> program + " is not installed");
    }

    @Test
    void tellsFormatsByTheirFirstBytes() {
        assertEquals(Optional.of("HEIC"), format(ConverterFixture.resource("o1.heic")));
        assertEquals(Optional.of("AVIF"), format(ConverterFixture.resource("o6.avif")));
        assertEquals(Optional.of("JPEG 2000"), format(ConverterFixture.resource("q.jp2")));
        assertEquals(Optional.of("JPEG 2000"), format(ConverterFixture.resource("q.j2k")));
        assertEquals(Optional.empty(), format(new byte[] {1, 2, 3}));
        assertEquals(Optional.empty(), format("....ftypmp42....mp41".getBytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "q.jp2,opj_decompress",
        "q.j2k,opj_decompress",
        "o1.avif,avifdec",
        "grid.avif,avifdec",
        "o1.heic,heif-convert"
    })
    void convertsToPng(String name, String program) throws PictureException, IOException {
        assume(program);
        ConvertedPicture picture = convert(ConverterFixture.installed(), ConverterFixture.resource(name));
        assertEquals(256, picture.width());
        assertEquals(192, picture.height());
        assertEquals(1, picture.orientation());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertEquals(256, image.getWidth());
        assertColour(0xff0000, image.getRGB(60, 40));
        assertColour(0x00ff00, image.getRGB(200, 40));
        assertColour(0x0000ff, image.getRGB(60, 150));
    }

    private static void assertColour(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, 12, () -> Integer.toHexString(actual));
        }
    }

    /** avifenc wrote the EXIF orientation of its input as rotation and mirror, the decoder is told of neither. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsTheOrientationOnce(int orientation) throws PictureException, IOException {
        assume("avifdec");
        byte[] file = ConverterFixture.resource("o" + orientation + ".avif");
        ConvertedPicture picture = convert(ConverterFixture.installed(), file);
        assertEquals(orientation, picture.orientation());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertEquals(256, image.getWidth());
        assertColour(0xff0000, image.getRGB(60, 40));
    }

    /** heif-enc 1.15 copies the EXIF data of its input, and writes no box that turns the picture. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void takesTheOrientationOfExifIfThereIsNoBoxForIt(int orientation) throws PictureException {
        FileBytes file = new FileBytes(ConverterFixture.resource("o" + orientation + ".heic"));
        assertEquals(orientation, HeifItem.primary(file, "a").orientation());
    }

    @Test
    void decodesALargeJpeg2000AtAReducedSize() throws PictureException {
        assume("opj_decompress");
        ConvertedPicture picture =
                ConverterFixture.installed().convert(ConverterFixture.resource("q.jp2"), "a", (width, height) -> 3);
        assertEquals(4, picture.reduction());
        assertEquals(256, picture.width());
        assertEquals(64, new FileBytes(picture.png()).u32(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q.jp2", "q.j2k", "o1.heic", "o6.avif"})
    void checksTheSizeBeforeAnyProcess(String name) throws IOException {
        ExternalPictureConverter none = ConverterFixture.converter(new ProgramLookup(List.of()), 1000, 1000);
        PictureException e = assertThrows(
                PictureException.class,
                () -> none.convert(ConverterFixture.resource(name), "a", (width, height) -> {
                    throw new PictureException("a", width + "x" + height + " are too many");
                }));
        assertEquals("a: 256x192 are too many", e.getMessage());
    }

    @Test
    void saysWhatToInstall() {
        ExternalPictureConverter none = ConverterFixture.converter(new ProgramLookup(List.of()), 1000, 1000);
        String told = refusal(none, ConverterFixture.resource("o1.heic"));
        assertEquals(
                "a: is a HEIC picture; to read it, install heif-convert (on Debian: apt-get install libheif-examples)",
                told);
        assertTrue(none.formats().stream().allMatch(f -> f.remedy().isPresent()));
    }

    @Test
    void endsAProgramThatTakesTooLong() throws IOException {
        ProgramLookup slow = ConverterFixture.script(folder, "opj_decompress", "sleep 60");
        String told = refusal(ConverterFixture.converter(slow, 200, 1000), ConverterFixture.resource("q.jp2"));
        assertTrue(told.contains("opj_decompress did not end within 200 ms"), told);
        assertTrue(told.contains("timeout.millis"), told);
    }

    @Test
    void aCrashCostsOnePicture() throws IOException {
        ProgramLookup crash =
                ConverterFixture.script(folder, "opj_decompress", "printf 'no\\033[31m memory\\n'; kill -SEGV $$");
        String told = refusal(ConverterFixture.converter(crash, 5000, 1000), ConverterFixture.resource("q.jp2"));
        assertTrue(told.startsWith("a: is damaged"), told);
        assertTrue(told.contains("139") && told.contains("memory"), told);
        assertFalse(told.contains("\033"), told);
    }

    @Test
    void boundsTheOutput() throws IOException {
        ProgramLookup flood = ConverterFixture.script(folder, "opj_decompress", "head -c 5000 /dev/zero > out.png");
        String told = refusal(ConverterFixture.converter(flood, 5000, 1000), ConverterFixture.resource("q.jp2"));
        assertTrue(told.contains("5000 bytes, more than the limit of 1000"), told);
    }

    @Test
    void refusesAnOutputThatIsNotTheWholePicture() throws IOException {
        Path part = folder.resolve("part.png");
        ImageIO.write(new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB), "png", part.toFile());
        ProgramLookup tile = ConverterFixture.script(folder, "heif-convert", "cp " + part + " out.png");
        String told = refusal(ConverterFixture.converter(tile, 5000, 1 << 20), ConverterFixture.resource("o1.heic"));
        assertEquals("a: is damaged: decoded to 128x96 pixels instead of 256x192", told);
    }

    @Test
    void theProgramSeesAPrivateFolderAndNoEnvironment() throws IOException, PictureException {
        Path report = folder.resolve("report");
        ProgramLookup spy = ConverterFixture.script(
                folder, "opj_decompress", "{ stat -c %a .; env | cut -d= -f1 | sort; pwd; } > " + report);
        refusal(ConverterFixture.converter(spy, 5000, 1000), ConverterFixture.resource("q.jp2"));
        List<String> lines = Files.readAllLines(report);
        assertEquals("700", lines.get(0));
        assertFalse(lines.contains("USER"), lines.toString());
        assertFalse(Files.exists(Path.of(lines.get(lines.size() - 1))), "the folder is deleted");
    }

    @Test
    void leavesNothingInTheTemporaryFolder() throws IOException {
        Path place = folder.resolve("place");
        ProgramLookup crash = ConverterFixture.script(
                folder, "opj_decompress", "pwd >'" + place + "'; touch out.png more; kill -SEGV $$");
        refusal(ConverterFixture.converter(crash, 5000, 1000), ConverterFixture.resource("q.jp2"));
        Path scratch = Path.of(Files.readString(place).strip());
        assertTrue(scratch.toString().contains("mien-scratch-"), scratch::toString);
        assertFalse(Files.exists(scratch.getParent()));
    }

    /** The header alone: no program is started. */
    @ParameterizedTest
    @ValueSource(strings = {"q.jp2", "q.j2k", "o1.heic", "o5.avif", "grid.avif"})
    void refusesOrReadsADamagedHeaderButNothingElse(String name) {
        ExternalPictureConverter none = ConverterFixture.converter(new ProgramLookup(List.of()), 1000, 1000);
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            byte[] file = ConverterFixture.resource(name);
            file[12 + random.nextInt(file.length - 12)] = (byte) random.nextInt();
            byte[] cut = random.nextBoolean() ? file : Arrays.copyOf(file, 12 + random.nextInt(file.length - 12));
            if (none.formatOf(cut).isPresent()) {
                assertTrue(refusal(none, cut).startsWith("a: "));
            }
        }
    }

    @Test
    void theOriginalFileIsNotChanged() throws PictureException {
        byte[] file = ConverterFixture.resource("o6.avif");
        HeifItem item = HeifItem.primary(new FileBytes(file), "a");
        assertFalse(Arrays.equals(file, item.unturned(new FileBytes(file))));
        assertArrayEquals(ConverterFixture.resource("o6.avif"), file);
    }
}
