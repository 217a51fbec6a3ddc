package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings go to MaixPy and come from it; what is torn or of another model is refused and changes nothing. */
class FacesFileIT {
    private static final int DIMENSION = 256;

    @TempDir
    private static Path made;

    private static Path exported;

    @TempDir
    private Path folder;

    @BeforeAll
    static void export() {
        Path data = TestPeople.enrolledIn(made.resolve("data"));
        exported = made.resolve("faces.bin");
        mien("faces", "export", "--data", data, exported).done().says("8");
        mien("faces", "export", "--data", data, exported).failed().tells(exported.toString());
    }

    @Test
    void anotherReaderReadsWhatWasWritten() throws IOException {
        List<FacesBin.Entry> entries = FacesBin.read(exported);
        assertEquals(
                TestPeople.NAMES,
                entries.stream().map(FacesBin.Entry::name).sorted().toList());
        for (FacesBin.Entry entry : entries) {
            assertEquals(DIMENSION, entry.values().length);
            assertEquals(1, entry.length(), 1e-4);
        }
    }

    @Test
    void readsWhatAnotherWriterWrote() throws IOException {
        List<FacesBin.Entry> entries = new ArrayList<>(FacesBin.read(exported));
        entries.sort(Comparator.comparing(FacesBin.Entry::name).reversed());
        Path written = FacesBin.write(folder.resolve("faces.bin"), entries);
        Path data = folder.resolve("data");
        mien("faces", "import", "--data", data, written).done().says("8");
        List<PrintedAnswer> answers =
                mien("recognize", "--json", "--data", data, "people").done().answers();
        answers.forEach(a -> assertEquals(TestPeople.on(a.file()), a.face().label(), a::toString));
        Path again = folder.resolve("again.bin");
        mien("faces", "export", "--data", data, again).done();
        assertArrayEquals(Files.readAllBytes(written), Files.readAllBytes(again));
    }

    /** Six places: in a name, behind it, in the count, in the values, and one byte short of each end. */
    @Test
    void aTornFileIsRefusedAtItsByte() throws IOException {
        LongTests.assume();
        byte[] whole = Files.readAllBytes(exported);
        int name = FacesBin.read(exported).get(0).name().length();
        int first = name + 3 + Float.BYTES * DIMENSION;
        Path data = folder.resolve("data");
        for (int length : new int[] {1, name, name + 2, name + 5, first - 1, whole.length - 1}) {
            Path torn = Files.write(folder.resolve("torn.bin"), Arrays.copyOf(whole, length));
            mien("faces", "import", "--data", data, torn).failed().tells(torn.toString(), "byte");
        }
        assertNobody(data);
    }

    @Test
    void anEmbeddingOfAnotherModelIsRefusedByName() throws IOException {
        List<FacesBin.Entry> entries = new ArrayList<>(FacesBin.read(exported));
        entries.add(3, new FacesBin.Entry("Zoe of another model", new float[128]));
        Path mixed = FacesBin.write(folder.resolve("mixed.bin"), entries);
        Path data = folder.resolve("data");
        mien("faces", "import", "--data", data, mixed).failed().tells("Zoe of another model", "128", "256");
        assertNobody(data);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        mien("faces", "import", "--data", folder.resolve("data"), "nowhere.bin")
                .failed()
                .tells("nowhere.bin");
    }

    private static void assertNobody(Path data) {
        mien("people", "--data", data).done().says("Nobody is enrolled.");
    }

    private static CommandRun mien(Object... arguments) {
        return Mien.atPictures().run(arguments);
    }
}
