package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.command.data.DataFolder;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.fake.JsonTree;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.ModelStatusBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        desk.framework.models.add(model("seer", Optional.of(StageKind.DETECTOR), State.SERVING, ""));
        desk.framework.models.add(model("torn.mud", Optional.empty(), State.REFUSED, "torn.mud: no model_type"));
    }

    private static ModelStatus model(String name, Optional<StageKind> kind, State state, String reason) {
        ModelStatusBuilder status = new ModelStatusBuilder(name, "1.0.0", "here", state)
                .type("retinaface")
                .format("onnx")
                .licence("MIT")
                .sha256("ab")
                .reason(reason);
        kind.ifPresent(status::kind);
        return status.build();
    }

    @Test
    void saysWhatServesAndWhatTheGalleryHolds() {
        desk.picture("1.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        desk.onData("enroll", "Ada", "1.jpg");
        Result result = desk.onData("status");

        assertEquals(0, result.code(), result.err());
        assertTrue(
                result.out().contains("gallery    1 person, 1 face  00000000-0000-0001-0000-000000000002"),
                result.out());
        assertTrue(result.out().contains("models     1 refused, 1 serving"), result.out());
        assertTrue(result.out().contains("detector   seer/1.0.0  serving"), result.out());

        Map<String, Object> json =
                JsonTree.object(desk.onData("status", "--json").lines().get(0));
        assertEquals("1.2.3", json.get("version"));
        assertEquals(1.0, json.get("people"));
        assertEquals(Map.of("refused", 1.0, "serving", 1.0), json.get("models"));
        assertEquals(5, ((List<?>) json.get("stages")).size());
    }

    @Test
    void aGalleryInUseIsAStateAndOneThatFailsIsAnError() throws Exception {
        try (DataFolder owned = desk.folders.own(folder.resolve("data"), "recognize")) {
            assertEquals(folder.resolve("data"), owned.path());
            Result result = desk.onData("status");
            assertEquals(0, result.code());
            assertTrue(result.out().contains("(mien recognize, since "), result.out());
        }
        desk.framework.problem = Optional.of("the disk is full");
        Result result = desk.onData("status", "--json");
        assertEquals(1, result.code());
        assertEquals("the disk is full", JsonTree.object(result.lines().get(0)).get("error"));
    }

    @Test
    void modelsAreListedWithTheReasonOfARefusal() {
        Result result = desk.onData("model", "list");
        assertEquals(0, result.code());
        assertTrue(result.out().contains("torn.mud is refused: no model_type"), result.out());
        assertTrue(result.out().contains("detector  seer"), result.out());

        List<String> json = desk.onData("model", "list", "--json").lines();
        assertEquals(2, json.size());
        assertEquals("detector", JsonTree.object(json.get(0)).get("kind"));
        assertEquals("refused", JsonTree.object(json.get(1)).get("state"));
        assertEquals("torn.mud: no model_type", JsonTree.object(json.get(1)).get("reason"));
    }
}
