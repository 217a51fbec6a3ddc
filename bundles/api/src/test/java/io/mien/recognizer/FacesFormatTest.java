package io.mien.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacesFormatTest {
    private static final List<NamedEmbedding> FACES = List.of(
            new NamedEmbedding("Ada", new float[] {.25f, -1.5f, 3e-20f}),
            new NamedEmbedding("李雷", new float[] {1, 2, 3}),
            new NamedEmbedding("Zoë", new float[] {-0f, .1f, 7}));

    @Test
    void anIndependentReaderReadsWhatIsWritten() throws IOException {
        List<String> names = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(FacesFormat.write(FACES)));
        for (NamedEmbedding face : FACES) {
            StringBuilder name = new StringBuilder();
            byte[] raw = new byte[64];
            int n = 0;
            for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
                raw[n++] = (byte) b;
            }
            name.append(new String(raw, 0, n, StandardCharsets.UTF_8));
            names.add(name.toString());
            assertEquals(face.values().length, in.readUnsignedByte() | in.readUnsignedByte() << 8);
            for (float value : face.values()) {
                assertEquals(value, Float.intBitsToFloat(Integer.reverseBytes(in.readInt())));
            }
        }
        assertEquals(0, in.available(), "bytes after the last face");
        assertEquals(List.of("Ada", "李雷", "Zoë"), names);
    }

    @Test
    void readsBytesLaidOutByHand() throws FacesFileException {
        byte[] file = {'B', 'o', 0, 2, 0, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0};
        List<NamedEmbedding> faces = FacesFormat.read(file, "faces.bin");
        assertEquals(1, faces.size());
        assertEquals("Bo", faces.get(0).name());
        assertArrayEquals(new float[] {1, -2}, faces.get(0).values());
    }

    @Test
    void aFileTornAtAnyByteIsRefusedAndTheErrorSaysWhere() throws FacesFileException {
        byte[] file = FacesFormat.write(FACES);
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int faces = 1; faces <= FACES.size(); faces++) {
            ends.add(FacesFormat.write(FACES.subList(0, faces)).length);
        }
        for (int length = 0; length < file.length; length++) {
            byte[] torn = Arrays.copyOf(file, length);
            if (ends.contains(length)) {
                assertEquals(ends.indexOf(length), FacesFormat.read(torn, "f").size());
            } else {
                String message = assertThrows(FacesFileException.class, () -> FacesFormat.read(torn, "faces.bin"))
                        .getMessage();
                int whole = (int) ends.stream().filter(e -> e <= torn.length).count() - 1;
                String expected = "faces.bin is torn: the face that begins at byte " + ends.get(whole)
                        + " is not whole at the file's end, byte " + length + "; " + whole
                        + " whole faces come before it";
                assertEquals(expected, message);
            }
        }
    }

    @Test
    void countsAreUnsigned() throws FacesFileException {
        float[] most = new float[0xFFFF];
        most[0xFFFE] = 5;
        byte[] file = FacesFormat.write(List.of(new NamedEmbedding("x", most)));
        assertEquals(5, FacesFormat.read(file, "f").get(0).values()[0xFFFE]);
    }

    @Test
    void aNameThatIsNoTextIsNamedByItsByte() {
        byte[] file = {'a', 0, 0, 0, (byte) 0xff, 0, 0, 0};
        FacesFileException e = assertThrows(FacesFileException.class, () -> FacesFormat.read(file, "f"));
        assertTrue(e.getMessage().contains("byte 4"), e.getMessage());
    }

    @Test
    void aNameWithAZeroCannotBeWritten() {
        List<NamedEmbedding> bad = List.of(new NamedEmbedding("a\0b", new float[1]));
        assertThrows(IllegalArgumentException.class, () -> FacesFormat.write(bad));
    }

    @Test
    void valuesAreNotShown() {
        assertEquals("Ada, 3 values", FACES.get(0).toString());
    }
}
