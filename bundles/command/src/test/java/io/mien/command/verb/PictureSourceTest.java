package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.fake.JsonTree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pictures come from: standard input, folders with unread formats, and originals that are larger than their image. */
class PictureSourceTest {
    private static final FakeScene ADA = FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40);

    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
    }

    private void pipe(FakeScene scene) {
        desk.in = new ByteArrayInputStream(scene.text().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void detectsInAPictureFromStandardInput() {
        pipe(ADA);
        Result result = desk.onData("detect", "-");

        assertEquals(0, result.code(), result.err());
        assertEquals("-  100x80  1 face", result.lines().get(0));
    }

    @Test
    void everyVerbOfPicturesReadsStandardInput() {
        pipe(ADA);
        assertEquals(0, desk.onData("enroll", "Ada", "-").code());
        desk.picture("a.jpg", ADA);
        pipe(ADA);
        assertEquals(0, desk.onData("compare", "a.jpg", "-").code());
        pipe(ADA);
        assertTrue(desk.onData("recognize", "-").out().contains("Ada"));
        pipe(ADA);
        assertEquals(0, desk.onData("embed", "--json", "-").code());
    }

    @Test
    void writesAnAnnotatedPictureOfStandardInput() {
        pipe(ADA);
        assertEquals(
                0,
                desk.onData("detect", "--out", folder.resolve("out").toString(), "-")
                        .code());
        assertTrue(Files.exists(folder.resolve("out/stdin.jpg")));
    }

    @Test
    void saysThatStandardInputHoldsOnePicture() {
        pipe(ADA);
        Result result = desk.onData("detect", "-", "-");

        assertEquals(1, result.code());
        assertTrue(result.err().contains("mien: -: standard input holds one picture"), result.err());
    }

    @Test
    void namesWhatIsWrongWithStandardInput() {
        desk.in = new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8));
        assertTrue(desk.onData("detect", "-").err().contains("mien: -: not a picture"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "embed", "recognize", "enroll", "enroll --people"})
    void namesSkippedPicturesOnceAFormatWithTheirCount(String verb) {
        desk.picture("in/ada/a.jpg", ADA);
        desk.file("in/ada/IMG_1.HEIC", "");
        desk.file("in/ada/more/b.heic", "");
        desk.file("in/ada/notes.txt", "");
        Result result = walk(verb);

        assertEquals(0, result.code(), result.err());
        assertEquals(
                "mien: 2 HEIC pictures were skipped: install a program",
                result.err().strip());
        assertEquals(1, walk(verb + " --strict").code());
    }

    private Result walk(String verb) {
        String typed = verb.startsWith("enroll") && !verb.contains("--people") ? verb + " Ada in" : verb + " in";
        // --strict is an option without a value, so --people may come last.
        return desk.onData(
                typed.replace("--people --strict", "--strict --people").split(" "));
    }

    @Test
    void strictDoesNotMatterWhereNothingIsSkipped() {
        desk.picture("in/a.jpg", ADA);
        assertEquals(0, desk.onData("detect", "--strict", "in").code());
    }

    @Test
    void saysThatAFolderHoldsOnlyPicturesThatCannotBeRead() {
        desk.file("in/a.heic", "");
        Result result = desk.onData("detect", "--json", "in");

        assertEquals(1, result.code());
        assertEquals("no pictures in this folder that can be read", json(result).get("error"));
        assertEquals(
                "mien: 1 HEIC picture was skipped: install a program",
                result.err().strip());
    }

    @Test
    void answersInPixelsOfTheOriginal() {
        desk.framework.codec.reduction = 2;
        desk.picture("a.jpg", ADA);
        Map<String, Object> answer = json(desk.onData("detect", "--json", "a.jpg"));

        assertEquals(200.0, answer.get("width"));
        assertEquals(160.0, answer.get("height"));
        assertEquals(List.of(20.0, 40.0, 60.0, 80.0), face(answer).get("box"));
        assertEquals(List.of(38.5, 72.5), ((List<?>) face(answer).get("points")).get(0));
        Map<String, Object> enrolled = json(desk.onData("enroll", "--json", "Ada", "a.jpg"));
        assertEquals(List.of(20.0, 40.0, 60.0, 80.0), enrolled.get("box"));
    }

    private static Map<String, Object> json(Result result) {
        return JsonTree.object(result.lines().get(0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> face(Map<String, Object> answer) {
        return ((List<Map<String, Object>>) answer.get("faces")).get(0);
    }
}
