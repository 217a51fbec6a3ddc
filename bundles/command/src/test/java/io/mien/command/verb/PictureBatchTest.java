package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.fake.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What commands do with many pictures, and with pictures that they cannot read. */
class PictureBatchTest extends PictureVerbCase {
    @Test
    void everyInputIsAnsweredInItsOrderWhateverIsWrongWithIt() {
        desk.framework.codec.delay = 3_000_000;
        for (int i = 0; i < 60; i++) {
            desk.picture(
                    String.format("pictures/%02d.jpg", i), FakeScene.of(100, 80).with("ada", i, 20, 30, 40));
        }
        desk.file("pictures/07.jpg", "text");
        desk.file("pictures/08.jpg", "defect");
        desk.file("pictures/09.jpg", "huge");
        desk.file("pictures/notes.txt", "not for a folder");
        Result result = desk.onData("detect", "--json", "missing.jpg", "pictures", "none");

        assertEquals(1, result.code());
        List<String> files = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (String line : result.lines()) {
            Map<String, Object> answer = JsonTree.object(line);
            files.add((String) answer.get("file"));
            if (answer.containsKey("error")) {
                errors.add(answer.get("error"));
            } else {
                int x = Integer.parseInt(files.get(files.size() - 1).substring(9, 11));
                assertEquals((double) x, ((List<?>) face(answer, 0).get("box")).get(0));
            }
        }
        List<String> expected = new ArrayList<>();
        expected.add("missing.jpg");
        for (int i = 0; i < 60; i++) {
            expected.add(String.format("pictures/%02d.jpg", i));
        }
        expected.add("none");
        assertEquals(expected, files);
        assertEquals(
                List.of(
                        "no such file or folder",
                        "not a picture",
                        "internal error: java.lang.IllegalStateException: a defect",
                        "not enough memory for this picture",
                        "no such file or folder"),
                errors);
        assertTrue(result.err().contains("5 of 62 pictures failed"), result.err());
    }

    @Test
    void textErrorsGoToTheErrorStream() {
        desk.file("bad.jpg", "text");
        desk.picture("good.jpg", FakeScene.of(10, 10));
        Result result = desk.onData("detect", "bad.jpg", "good.jpg");

        assertEquals(1, result.code());
        assertEquals("good.jpg  10x10  0 faces\n", result.out());
        assertTrue(result.err().startsWith("mien: bad.jpg: not a picture\n"), result.err());
    }

    @Test
    void aFolderWithoutPicturesIsAnErrorAndOpensNothing() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Result result = desk.onData("detect", "empty");

        assertEquals(1, result.code());
        assertEquals("mien: empty: no pictures in this folder\n", result.err());
        assertEquals(List.of(), desk.framework.sessions);
    }

    @Test
    void annotatedPicturesKeepTheirNamesAndInputsStayAsTheyAre() throws IOException {
        String text = FakeScene.of(20, 10).with("ada", 1, 1, 5, 5).text();
        for (String name : List.of("in/a.png", "in/sub/a.jpg", "in/b.bmp", "in/b.jpg")) {
            desk.file(name, text);
        }
        assertEquals(0, desk.onData("detect", "--out", "out", "in").code());
        assertEquals("png 20x10", Files.readString(folder.resolve("out/a.png")));
        assertEquals("jpg 20x10", Files.readString(folder.resolve("out/sub/a.jpg")));
        assertEquals("jpg 20x10", Files.readString(folder.resolve("out/b.jpg")));
        assertEquals("jpg 20x10", Files.readString(folder.resolve("out/b-2.jpg")));

        assertEquals(0, desk.onData("detect", "--out", "in", "in/a.png").code());
        assertEquals(text, Files.readString(folder.resolve("in/a.png")));
        assertEquals("png 20x10", Files.readString(folder.resolve("in/a-2.png")));
    }

    @Test
    void anOutFolderThatCannotBeMadeIsAnError() {
        desk.picture("a.jpg", FakeScene.of(20, 10));
        desk.file("out", "a file");
        Result result = desk.onData("detect", "--out", "out", "a.jpg");

        assertEquals(1, result.code());
        assertTrue(result.err().startsWith("mien: cannot make the folder " + folder.resolve("out")), result.err());
    }

    @Test
    void aFolderIsWorkedOnWithOneThreadAWorkerAndOnePictureWithAll() {
        desk.picture("in/a.jpg", FakeScene.of(20, 10));
        desk.onData("detect", "in");
        assertEquals(0, desk.framework.sessions.get(0).threads());

        desk.picture("in/b.jpg", FakeScene.of(20, 10));
        desk.onData("detect", "in");
        assertEquals(1, desk.framework.sessions.get(1).threads());
    }

    @Test
    void whenNobodyTakesTheResultsTheRestIsNotDone() {
        for (int i = 0; i < 500; i++) {
            desk.picture("in/" + i + ".jpg", FakeScene.of(20, 10));
        }
        int[] lines = {0};
        PrintStream closing = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (b == '\n' && ++lines[0] > 3) {
                    throw new IOException("closed");
                }
            }
        });
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = desk.run(closing, err, "detect", "--json", "--data", "data", "in");

        assertEquals(1, code);
        assertEquals("", err.toString());
        assertTrue(lines[0] < 10, "stopped after " + lines[0]);
    }
}
