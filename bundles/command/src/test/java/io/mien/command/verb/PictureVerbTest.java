package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.detector.SearchBound;
import io.mien.detector.SearchDepth;
import io.mien.session.SessionOptions.StoreGallery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureVerbTest extends PictureVerbCase {
    @Test
    void detectAnswersInJson() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("ada", 10, 20, 30, 40).with("bela", 50, 20, 30, 40));
        Result result = desk.onData("detect", "--json", "a.jpg");

        assertEquals(0, result.code(), result.err());
        Map<String, Object> answer = json(result);
        assertEquals(List.of("file", "width", "height", "faces", "lineUp"), List.copyOf(answer.keySet()));
        assertEquals("a.jpg", answer.get("file"));
        assertEquals(100.0, answer.get("width"));
        assertEquals(80.0, answer.get("height"));
        assertEquals(2, ((List<?>) answer.get("faces")).size());
        Map<String, Object> face = face(answer, 0);
        assertEquals(List.of("box", "score", "points"), List.copyOf(face.keySet()));
        assertEquals(List.of(10.0, 20.0, 30.0, 40.0), face.get("box"));
        assertEquals(.9, (double) face.get("score"), 1e-6);
        assertEquals(5, ((List<?>) face.get("points")).size());
        assertEquals(List.of(19.0, 36.0), ((List<?>) face.get("points")).get(0));
        assertEquals(Map.of("detector", "seer/1.0.0@abababababab", "store", "memory/2.0.0"), answer.get("lineUp"));
    }

    @Test
    void embedAnswersWithEmbeddings() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("ada", 10, 20, 30, 40).with("flat", 50, 20, 30, 40));
        Map<String, Object> answer = json(desk.onData("embed", "--json", "a.jpg"));

        assertEquals(2, ((List<?>) face(answer, 0).get("embedding")).size());
        assertTrue(face(answer, 1).containsKey("embedding"));
        assertNull(face(answer, 1).get("embedding"));
    }

    @Test
    void recognizeAnswersWithLabels() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        desk.picture("b.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40).with("eve", 50, 20, 30, 40));
        desk.onData("enroll", "Ada", "a.jpg");
        Map<String, Object> answer = json(desk.onData("recognize", "--json", "b.jpg"));

        assertEquals("Ada", face(answer, 0).get("label"));
        assertEquals(.875, face(answer, 0).get("similarity"));
        assertEquals("unknown", face(answer, 1).get("label"));
        assertFalse(face(answer, 0).containsKey("embedding"));
    }

    @Test
    void textIsForPeople() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40).with("eve", 50, 20, 30, 40));
        desk.picture("ada.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        desk.onData("enroll", "Ada", "ada.jpg");

        assertEquals(
                List.of(
                        "a.jpg  100x80  2 faces",
                        "  Ada      0.875  box 10,20 30x40  score 0.90",
                        "  unknown  0.500  box 50,20 30x40  score 0.90"),
                desk.onData("recognize", "a.jpg").lines());
    }

    @Test
    void optionsReachTheRecognizer() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("a", 0, 0, 30, 40).with("b", 40, 30, 20, 20));
        Result result = desk.onData(
                "recognize",
                "--json",
                "--confidence",
                ".7",
                "--iou",
                "0.25",
                "--threshold",
                "0.8",
                "--face",
                "centre",
                "a.jpg");

        assertEquals(List.of(40.0, 30.0, 20.0, 20.0), face(json(result), 0).get("box"));
        assertEquals(.7, desk.framework.recognizer.lastDetector.confidence().orElseThrow());
        assertEquals(.25, desk.framework.recognizer.lastDetector.iou().orElseThrow());
        assertEquals(.8, desk.framework.recognizer.lastRecognize.threshold().orElseThrow());

        desk.onData("recognize", "a.jpg");
        assertTrue(
                desk.framework.recognizer.lastDetector.confidence().isEmpty(),
                "options of one call do not reach the next");
        assertTrue(desk.framework.recognizer.lastRecognize.threshold().isEmpty());
    }

    @Test
    void nothingStaysConfiguredAndOnlyRecognizeOpensTheStore() {
        desk.picture("a.jpg", FakeScene.of(20, 10));
        desk.onData("detect", "a.jpg");
        desk.onData("embed", "a.jpg");
        assertTrue(desk.framework.sessions.stream().allMatch(o -> o.gallery().isEmpty()));

        desk.onData("recognize", "a.jpg");
        assertEquals(Optional.of(gallery("io.mien.store.derby")), lastGallery());
        assertEquals(Optional.empty(), desk.framework.session());
        assertEquals(List.of(), desk.framework.configured());
    }

    @Test
    void theProductSaysWhichStoreIsOpened() {
        desk.picture("a.jpg", FakeScene.of(20, 10));
        desk.store = "io.mien.store.log";
        desk.onData("recognize", "a.jpg");
        assertEquals(Optional.of(gallery("io.mien.store.log")), lastGallery());
    }

    private Optional<StoreGallery> lastGallery() {
        return desk.framework.sessions.get(desk.framework.sessions.size() - 1).gallery();
    }

    private StoreGallery gallery(String store) {
        return new StoreGallery(store, folder.resolve("data/gallery"));
    }

    @Test
    void saysHowSmallTheFacesAreToSearchFor() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("ada", 10, 20, 30, 40));
        desk.onData("detect", "a.jpg");
        assertEquals(SearchDepth.BY_PICTURE, desk.framework.recognizer.lastDetector.depth());
        desk.onData("detect", "--min-face", "24", "a.jpg");
        assertEquals(SearchDepth.downTo(24), desk.framework.recognizer.lastDetector.depth());
        desk.onData("recognize", "--min-face", "whole", "a.jpg");
        assertEquals(SearchDepth.WHOLE_PICTURE, desk.framework.recognizer.lastDetector.depth());
        Result wrong = desk.onData("detect", "--min-face", "3", "a.jpg");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("'3' is neither a number of pixels"), wrong.err());
    }

    @Test
    void aBoundedSearchIsSaid() {
        desk.picture("a.jpg", FakeScene.of(100, 80).with("ada", 10, 20, 30, 40));
        desk.framework.recognizer.bound = Optional.of(new SearchBound(90, 66, "io.mien.host:search.windows"));
        String said = "warning: a.jpg: searched for faces down to 90 pixels, not 66 (io.mien.host:search.windows)\n";
        assertEquals("mien: " + said, desk.onData("detect", "a.jpg").err());
        assertEquals("mien: " + said, desk.onData("enroll", "Ada", "a.jpg").err());
        for (String verb : List.of("detect", "embed", "recognize")) {
            Result json = desk.onData(verb, "--json", "a.jpg");
            assertTrue(
                    json.out()
                            .contains(
                                    "\"search\":{\"minFace\":90,\"wished\":66,\"setting\":\"io.mien.host:search.windows\"}"),
                    json.out());
            assertEquals("", json.err());
        }
        Result enrolled = desk.onData("enroll", "--json", "Ada", "a.jpg");
        assertTrue(enrolled.out().contains("\"search\":{\"minFace\":90,"), enrolled.out());
    }
}
