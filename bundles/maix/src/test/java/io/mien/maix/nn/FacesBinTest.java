package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code faces.bin}, read and written by hand as MaixPy does: name, 0, uint16 little-endian, float32 little-endian. */
class FacesBinTest {
    @TempDir
    Path folder;

    private final PixelModels models = new PixelModels();
    private final FaceRecognizer recognizer = new FaceRecognizer(models, true);

    @BeforeEach
    void learn() {
        FaceObjects faces = recognizer.recognize(picture(10, 70), .5, .45, true);
        recognizer.addFace(faces.at(0), "Ada");
        recognizer.addFace(faces.at(1), "李雷");
    }

    @AfterEach
    void close() {
        recognizer.close();
    }

    private String file() {
        return folder.resolve("faces.bin").toString();
    }

    private static byte[] entry(String name, float... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        ByteBuffer rest = ByteBuffer.allocate(2 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        rest.putShort((short) values.length);
        for (float value : values) {
            rest.putFloat(value);
        }
        out.writeBytes(rest.array());
        return out.toByteArray();
    }

    @Test
    void anIndependentReaderReadsWhatIsSaved() throws IOException {
        recognizer.saveFaces(file());
        try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(file())))) {
            for (int person : new int[] {10, 70}) {
                ByteArrayOutputStream name = new ByteArrayOutputStream();
                for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
                    name.write(b);
                }
                assertEquals(person == 10 ? "Ada" : "李雷", name.toString(StandardCharsets.UTF_8));
                assertEquals(4, in.readUnsignedByte() | in.readUnsignedByte() << 8);
                for (float value : PixelRecognizer.direction(person, 0)) {
                    assertEquals(value, Float.intBitsToFloat(Integer.reverseBytes(in.readInt())));
                }
            }
            assertEquals(-1, in.read());
        }
    }

    @Test
    void aFileIsLoadedInsteadOfWhatWasKnown() throws IOException {
        Files.write(Path.of(file()), entry("Bo", PixelRecognizer.direction(40, 0)));
        recognizer.load_faces(file());
        assertEquals(List.of("unknown", "Bo"), recognizer.labels());
        assertEquals("Bo", recognizer.recognize(picture(40)).at(0).label());
        assertEquals(0, recognizer.recognize(picture(110)).at(0).classId());
    }

    @Test
    void savedFacesAreLoadedBitByBit() throws IOException {
        recognizer.save_faces(file());
        byte[] saved = Files.readAllBytes(Path.of(file()));
        recognizer.removeFace(0);
        recognizer.loadFaces(file());
        assertEquals(List.of("unknown", "Ada", "李雷"), recognizer.labels());
        recognizer.saveFaces(file());
        assertArrayEquals(saved, Files.readAllBytes(Path.of(file())));
    }

    @Test
    void savingReplacesTheFileAndMakesItsFolder() throws IOException {
        String deep = folder.resolve("a/b/faces.bin").toString();
        recognizer.saveFaces(deep);
        recognizer.removeFace("Ada");
        recognizer.saveFaces(deep);
        recognizer.loadFaces(deep);
        assertEquals(List.of("unknown", "李雷"), recognizer.labels());
        assertEquals(
                List.of("faces.bin"), List.of(folder.resolve("a/b").toFile().list()));
    }

    @Test
    void nobodyKnownIsAnEmptyFileAndBack() throws IOException {
        recognizer.removeFace(0);
        recognizer.removeFace(0);
        recognizer.saveFaces(file());
        assertEquals(0, Files.size(Path.of(file())));
        recognizer.loadFaces(file());
        assertEquals(List.of("unknown"), recognizer.labels());
    }

    @Test
    void aBadFileChangesNothingAndIsNamedWithTheByte() throws IOException {
        byte[] good = entry("Bo", PixelRecognizer.direction(40, 0));
        Files.write(Path.of(file()), java.util.Arrays.copyOf(good, good.length - 1));
        assertRefused(Err.ERR_ARGS, "faces.bin is torn: the face that begins at byte 0");
        Files.write(Path.of(file()), entry("Bo", 1, 2, 3));
        assertRefused(Err.ERR_ARGS, "the feature of 'Bo' has 3 values, model0 makes 4");
        Files.write(Path.of(file()), entry("Bo", 0, 0, 0, 0));
        assertRefused(Err.ERR_ARGS, "the feature of 'Bo' is zero or not finite");
        Files.delete(Path.of(file()));
        assertRefused(Err.ERR_NOT_FOUND, "faces.bin is not there");
        Files.createDirectory(Path.of(file()));
        assertRefused(Err.ERR_IO, "is a folder");
        assertEquals(
                Err.ERR_ARGS,
                assertThrows(MaixException.class, () -> recognizer.saveFaces(file()))
                        .err());
    }

    private void assertRefused(Err err, String message) {
        MaixException e = assertThrows(MaixException.class, () -> recognizer.loadFaces(file()));
        assertEquals(err, e.err());
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(List.of("unknown", "Ada", "李雷"), recognizer.labels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", " ", "..", "a\0b"})
    void aPathWithoutAFileIsRefused(String path) {
        assertEquals(
                Err.ERR_ARGS,
                assertThrows(MaixException.class, () -> recognizer.saveFaces(path))
                        .err());
    }

    @Test
    void aFolderIsNoFileAndAFileIsNoFolder() throws IOException {
        assertRefused(
                Err.ERR_ARGS,
                folder + ": is a folder; a file is written",
                () -> recognizer.saveFaces(folder.toString()));
        recognizer.saveFaces(file());
        String below = file() + "/faces.bin";
        assertRefused(Err.ERR_IO, below + ": its folder cannot be created: ", () -> recognizer.saveFaces(below));
        assertRefused(Err.ERR_IO, folder + " cannot be read: ", () -> recognizer.loadFaces(folder.toString()));
        assertEquals(3, recognizer.labels().size());
    }

    private static void assertRefused(Err err, String beginning, Executable call) {
        MaixException e = assertThrows(MaixException.class, call);
        assertEquals(err, e.err());
        assertTrue(e.getMessage().startsWith(beginning), e.getMessage());
    }

    /** A face from the program follows no swap: its picture is not known. */
    @Test
    void featuresOfTwoModelsDoNotGoIntoOneFile() throws IOException {
        recognizer.saveFaces(file());
        byte[] before = Files.readAllBytes(Path.of(file()));
        recognizer.addFace(FaceRecognizerCase.own(PixelRecognizer.direction(40, 0)), "Chidi");
        models.recognizer.model = 1;
        assertRefused(
                Err.ERR_NOT_READY,
                "features of two models do not go into one file: those of 'Chidi' (model0) cannot be made again for model1",
                () -> recognizer.saveFaces(file()));
        assertArrayEquals(before, Files.readAllBytes(Path.of(file())));
        recognizer.removeFace("Chidi");
        recognizer.saveFaces(file());
        recognizer.loadFaces(file());
        assertArrayEquals(
                PixelRecognizer.direction(10, 1), recognizer.features().get(0), 1e-6f);
    }

    /** They are of one model, though of another one than that which serves. */
    @Test
    void facesThatAllCameFromAFileAreSavedAsTheyAre() throws IOException {
        recognizer.saveFaces(file());
        recognizer.loadFaces(file());
        byte[] before = Files.readAllBytes(Path.of(file()));
        models.recognizer.model = 1;
        recognizer.saveFaces(file());
        assertArrayEquals(before, Files.readAllBytes(Path.of(file())));
    }
}
