package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.fake.JsonTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        FakeScene ada = FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40);
        desk.picture("ada.jpg", ada);
        desk.picture("ada-2.jpg", ada);
        desk.picture("bela.jpg", FakeScene.of(100, 80).with("Z", 10, 20, 30, 40));
        desk.picture("both.jpg", ada.with("Z", 50, 20, 40, 40));
        desk.picture("flat.jpg", FakeScene.of(100, 80).with("flat", 10, 20, 30, 40));
        desk.picture("view.jpg", FakeScene.of(100, 80));
    }

    @Test
    void saysWhetherTwoFacesAreOnePerson() {
        Result same = desk.onData("compare", "ada.jpg", "ada-2.jpg");
        assertEquals(0, same.code(), same.err());
        assertEquals("similarity 1.000, threshold 0.750: the same person\n", same.out());

        Result different = desk.onData("compare", "ada.jpg", "bela.jpg");
        assertEquals(0, different.code());
        assertEquals("similarity 0.500, threshold 0.750: different people\n", different.out());

        assertTrue(desk.onData("compare", "--threshold", "0", "ada.jpg", "bela.jpg")
                .out()
                .endsWith("threshold 0.000: the same person\n"));
    }

    @Test
    void answersInJson() {
        Result result = desk.onData("compare", "--json", "ada.jpg", "bela.jpg");
        Map<String, Object> answer = JsonTree.object(result.lines().get(0));

        assertEquals(List.of("a", "b", "similarity", "threshold", "same", "lineUp"), List.copyOf(answer.keySet()));
        assertEquals("ada.jpg", ((Map<?, ?>) answer.get("a")).get("file"));
        assertEquals(List.of(10.0, 20.0, 30.0, 40.0), ((Map<?, ?>) answer.get("b")).get("box"));
        assertEquals(.75, answer.get("threshold"));
        assertEquals(false, answer.get("same"));
    }

    @Test
    void namesWhatCannotBeCompared() {
        Result result = desk.onData("compare", "both.jpg", "view.jpg");
        assertEquals(1, result.code());
        assertEquals(
                "mien: both.jpg: 2 faces in this picture; --face says which is meant\n"
                        + "mien: view.jpg: no face in this picture\n",
                result.err());

        assertEquals(
                0,
                desk.onData("compare", "--face", "largest", "both.jpg", "bela.jpg")
                        .code());
        assertTrue(desk.onData("compare", "flat.jpg", "ada.jpg").err().contains("do not span a face"));
        assertEquals(
                Map.of("file", "missing.jpg", "error", "no such file"),
                JsonTree.object(desk.onData("compare", "--json", "ada.jpg", "missing.jpg")
                        .lines()
                        .get(0)));
        assertTrue(desk.onData("compare", "ada.jpg", ".").err().contains(".: not a file"));
    }

    @Test
    void opensNoGallery() {
        desk.onData("compare", "ada.jpg", "bela.jpg");

        assertEquals(Optional.empty(), desk.framework.sessions.get(0).gallery());
    }
}
