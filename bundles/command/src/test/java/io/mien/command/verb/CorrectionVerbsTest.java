package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.JsonTree;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionVerbsTest {
    @TempDir
    private Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        desk.framework.galleries.faces.add(
                new FaceSummary(3, "Ada", Instant.EPOCH, true, Optional.of(new FaceSource("a.jpg", "ab".repeat(32)))));
        desk.framework.galleries.faces.add(new FaceSummary(4, "Bela", Instant.EPOCH, false, Optional.empty()));
    }

    @Test
    void listsFacesWithTheirPictures() {
        Result result = desk.onData("faces", "list");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.lines().get(1).matches(" *3 +Ada +19[0-9: -]+ +a.jpg"), result.out());
        assertTrue(result.lines().get(2).matches(" *4 +Bela +19[0-9: -]+ +-"), result.out());
        Map<String, Object> face =
                JsonTree.object(desk.onData("faces", "list", "--json", "Ada").out());
        assertEquals(3., face.get("id"));
        assertEquals("1970-01-01T00:00:00Z", face.get("enrolled"));
        assertEquals("a.jpg", face.get("source"));
        assertEquals(1, desk.onData("faces", "list", "Nobody").code());
    }

    @Test
    void refusesASheetOfTooManyFaces() {
        for (int i = 0; i < 60; i++) {
            desk.framework.galleries.faces.add(new FaceSummary(9 + i, "Chidi", Instant.EPOCH, false, Optional.empty()));
        }
        Result result = desk.onData("faces", "list", "--out", "all.jpg");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("62 faces do not fit") && result.err().contains("sheet.faces"), result.err());
        assertFalse(Files.exists(folder.resolve("all.jpg")));
    }

    @Test
    void deletesAndMovesFacesByNumber() {
        Result deleted = desk.onData("faces", "delete", "4", "3");
        assertEquals(
                List.of("deleted faces 3, 4", "Ada has no face left and is no longer in the gallery"), deleted.lines());
        assertEquals(
                "moved face 4 to Ada Lovelace\n",
                desk.onData("faces", "move", "4", "Ada Lovelace").out());
        assertEquals(List.of("delete [3, 4]", "move [4] to Ada Lovelace"), desk.framework.galleries.corrections);
        Result refused = desk.onData("faces", "delete", "7");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("face 7 is not in the gallery"), refused.err());
    }

    @Test
    void refusesAWrongUseBeforeTheGalleryIsOpened() {
        assertEquals(2, desk.onData("faces", "move", "four", "Ada").code());
        assertEquals(2, desk.onData("faces", "move", "4").code());
        assertEquals(2, desk.onData("faces", "delete", "four").code());
        assertEquals(2, desk.onData("people", "merge", "Ada", "TO", "Bela").code());
        assertEquals(2, desk.onData("people", "rename", "Ada").code());
        assertEquals(List.of(), desk.framework.galleries.corrections);
    }

    @Test
    void renamesAndMergesPeople() {
        assertEquals(
                "Ada is now called Ada Lovelace, with 2 faces\n",
                desk.onData("people", "rename", "Ada", "Ada Lovelace").out());
        assertEquals(
                "merged Adda into Ada, who now has 3 faces\n",
                desk.onData("people", "merge", "Adda", "INTO", "Ada").out());
        assertEquals(0, desk.onData("people", "merge", "Adda", "into", "Ada").code());
        assertEquals(0, desk.onData("people", "merge", "Adda", "Ada").code());
        assertEquals("rename Ada to Ada Lovelace", desk.framework.galleries.corrections.get(0));
        assertEquals("merge Adda into Ada", desk.framework.galleries.corrections.get(3));
    }
}
