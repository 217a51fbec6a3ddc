package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GalleryTest extends GalleryCase {
    @Test
    void enrollAcknowledgesEachFace() {
        desk.picture("1.jpg", one("Ada"));
        desk.picture("2.jpg", one("Ada").with("Bela", 50, 20, 30, 40));
        desk.picture("3.jpg", one("Ada"));
        Result result = desk.onData("enroll", "Ada", "1.jpg", "2.jpg", "3.jpg");

        assertEquals(1, result.code());
        assertEquals(
                List.of(
                        "enrolled Ada as face 1 from 1.jpg  box 10,20 30x40  score 0.90",
                        "enrolled Ada as face 2 from 3.jpg  box 10,20 30x40  score 0.90"),
                result.lines());
        assertEquals("mien: 2.jpg: 2 faces\nmien: 1 of 3 pictures failed\n", result.err());
        assertEquals(
                0, desk.onData("enroll", "--face", "largest", "Ada", "2.jpg").code());
    }

    @Test
    void enrollAnswersInJson() {
        desk.picture("1.jpg", one("Ada"));
        Result result = desk.onData("enroll", "--json", "Édouard 王", "1.jpg", "missing.jpg");

        assertEquals(1, result.code());
        Map<String, Object> good = JsonTree.object(result.lines().get(0));
        assertEquals(List.of("file", "label", "id", "box", "score", "points", "lineUp"), List.copyOf(good.keySet()));
        assertEquals("Édouard 王", good.get("label"));
        assertEquals(1.0, good.get("id"));
        assertEquals(
                Map.of("file", "missing.jpg", "label", "Édouard 王", "error", "no such file or folder"),
                JsonTree.object(result.lines().get(1)));
    }

    @Test
    void peopleOfAFolderGetTheirIdsInOrderHoweverLongAPictureTakes() {
        desk.framework.codec.delay = 3_000_000;
        List<String> expected = new ArrayList<>();
        for (String person : List.of("Ada", "Bela", "Chidi")) {
            for (int i = 1; i <= 9; i++) {
                desk.picture("class/" + person + "/" + i + ".jpg", one(person));
                expected.add(person + " " + (expected.size() + 1) + " class/" + person + "/" + i + ".jpg");
            }
        }
        desk.picture("class/.thumbnails/1.jpg", one("nobody"));
        desk.picture("class/group.jpg", one("nobody"));
        Result result = desk.onData("enroll", "--json", "--people", "class");

        assertEquals(0, result.code(), result.err());
        List<String> enrolled = new ArrayList<>();
        for (String line : result.lines()) {
            Map<String, Object> answer = JsonTree.object(line);
            enrolled.add(answer.get("label") + " " + ((Double) answer.get("id")).intValue() + " " + answer.get("file"));
        }
        assertEquals(expected, enrolled);
    }

    @Test
    void peopleThatCannotBeEnrolledDoNotKeepTheOthersOut() throws IOException {
        desk.picture("class/Ada/1.jpg", one("Ada"));
        desk.picture("class/unknown/1.jpg", one("eve"));
        Files.createDirectories(folder.resolve("class/Zoe"));
        Result result = desk.onData("enroll", "--people", "class");

        assertEquals(1, result.code());
        assertEquals(1, result.lines().size());
        assertTrue(result.err().contains("class/unknown/1.jpg: 'unknown' is what strangers are called"), result.err());
        assertTrue(result.err().contains("class/Zoe: no pictures in this folder"), result.err());
    }

    @Test
    void aFolderWithoutPeopleIsAnError() throws IOException {
        Files.createDirectory(folder.resolve("class"));

        assertEquals(
                "mien: class: no sub-folder, so nobody to enroll\n",
                desk.onData("enroll", "--people", "class").err());
        assertEquals(
                "mien: missing: no such folder\n",
                desk.onData("enroll", "--people", "missing").err());
        assertEquals(1, desk.onData("enroll", "--people", "missing").code());
    }

    @Test
    void forgetReportsWhatIsStillOnTheDisk() {
        desk.picture("1.jpg", one("Ada"));
        desk.onData("enroll", "Ada", "1.jpg");
        desk.framework.remaining = Optional.of("no space left on device");
        Result result = desk.onData("forget", "Ada");

        assertEquals(1, result.code());
        assertEquals(List.of("forgot Ada"), result.lines());
        assertTrue(result.err().contains("still on the disk: no space left on device"), result.err());
        assertTrue(desk.onData("status").out().contains("still on the disk"));
    }

    @Test
    void nobodyIsCalledUnknown() {
        desk.picture("1.jpg", one("Ada"));
        Result result = desk.onData("enroll", "unknown", "1.jpg");

        assertEquals(1, result.code());
        assertTrue(result.err().startsWith("mien: 'unknown' is what strangers are called"), result.err());
    }

    @Test
    void peopleNamesLabelsThatLookTheSameAndHowTheyBecomeOne() {
        desk.picture("1.jpg", one("Ada"));
        desk.onData("enroll", "Ren\u00e9", "1.jpg");
        assertEquals("", desk.onData("people").err());
        desk.onData("enroll", "Rene\u0301", "1.jpg");

        Result result = desk.onData("people", "--json");
        assertEquals(0, result.code());
        assertEquals(2, result.lines().size());
        assertEquals(
                "mien: the labels Rene\\u0301 and Ren\\u00e9 look the same and are stored as several people;"
                        + " 'mien people merge $'Rene\\u0301' INTO $'Ren\\u00e9'' makes them one\n",
                result.err());
    }

    @Test
    void peopleAreListedAndForgotten() {
        desk.picture("1.jpg", one("Ada"));
        assertEquals("Nobody is enrolled.\n", desk.onData("people").out());
        desk.onData("enroll", "Ada", "1.jpg");
        desk.onData("enroll", "Bela", "1.jpg");

        assertEquals(3, desk.onData("people").lines().size());
        assertTrue(
                desk.onData("people").lines().get(1).startsWith("Ada        1  "),
                desk.onData("people").out());
        assertEquals(
                Map.of("label", "Ada", "faces", 1.0, "since", "1970-01-01T00:00:00Z"),
                JsonTree.object(desk.onData("people", "--json").lines().get(0)));

        Result result = desk.onData("forget", "Ada", "Zoe", "Bela");
        assertEquals(1, result.code());
        assertEquals("forgot Ada\nforgot Bela\n", result.out());
        assertEquals("mien: nobody is called Zoe\n", result.err());
        assertEquals("", desk.onData("people", "--json").out());
    }

    @Test
    void galleryIsBackedUpAndRestored() {
        assertEquals(1, desk.onData("restore", "gallery.bak").code());
        Result backup = desk.onData("backup", "gallery.bak");
        assertEquals(0, backup.code(), backup.err());
        assertEquals("backed the gallery up to " + folder.resolve("gallery.bak") + "\n", backup.out());
        assertEquals(1, desk.onData("backup", "gallery.bak").code());
        assertEquals(
                "restored 0 people from " + folder.resolve("gallery.bak") + "\n",
                desk.onData("restore", "gallery.bak").out());
    }

    @Test
    void facesAreExchanged() {
        assertEquals(
                "imported 3 faces from " + folder.resolve("f.bin") + "\n",
                desk.onData("faces", "import", "f.bin").out());
        assertEquals(
                "exported 1 face to " + folder.resolve("f.bin") + "\n",
                desk.onData("faces", "export", "f.bin").out());
    }
}
