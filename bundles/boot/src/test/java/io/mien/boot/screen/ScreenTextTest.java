package io.mien.boot.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTextTest {
    @ParameterizedTest
    @CsvSource({
        "'a\u001b[2Jb', 'a\\u001b[2Jb'",
        "'a\u0000\u0007\u007fb', 'a\\u0000\\u0007\\u007fb'",
        "'a\u009b2Jb', 'a\\u009b2Jb'",
        "'a\u202eb\u2066\u200f', 'a\\u202eb\\u2066\\u200f'",
        "'a\u2028b\ufeff', 'a\\u2028b\\ufeff'",
        "'a\ud800b', 'a\\ud800b'",
        "'a\udb40\udc41', 'a\\udb40\\udc41'",
        "'a\nb\rc\td', 'a\\u000ab\\u000dc\\u0009d'"
    })
    void showsWhatIsHidden(String text, String shown) {
        assertEquals(shown, ScreenText.line(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada",
                "Zo\u00eb",
                "\u738b\u5c0f\u660e",
                "\u0645\u06cc\u200c\u062e",
                "\ud83d\udc69\u200d\ud83d\udd2c",
                "a\\b"
            })
    void leavesWhatIsVisible(String text) {
        assertEquals(text, ScreenText.line(text));
    }

    @Test
    void keepsTheLayoutOfSeveralLines() {
        assertEquals("a\tb\r\nc\\u001b", ScreenText.lines("a\tb\r\nc\u001b"));
    }

    @Test
    void aStreamIsSafeInWhateverPiecesItIsWritten() {
        String text = "Zo\u00eb \u738b \ud83d\ude00\u001b[31m \u202e|\u009b|\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            PrintStream stream = ScreenStream.over(new PrintStream(shown, false, StandardCharsets.UTF_8));
            for (int from = 0; from < bytes.length; from += size) {
                stream.write(bytes, from, Math.min(size, bytes.length - from));
            }
            stream.flush();
            assertEquals(
                    "Zo\u00eb \u738b \ud83d\ude00\\u001b[31m \\u202e|\\u009b|\n",
                    shown.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLongTextIsWhole() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream stream = ScreenStream.over(new PrintStream(shown, false, StandardCharsets.UTF_8));
        String text = "\u00eb".repeat(20_000);
        stream.print(text);
        stream.print("\u001b");
        stream.flush();
        assertEquals(text + "\\u001b", shown.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysThatNobodyTakesIt() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertTrue(written(full).checkError());
        assertFalse(written(OutputStream.nullOutputStream()).checkError());
    }

    private static PrintStream written(OutputStream to) {
        PrintStream stream = ScreenStream.over(new PrintStream(to, false, StandardCharsets.UTF_8));
        stream.println("results");
        return stream;
    }
}
