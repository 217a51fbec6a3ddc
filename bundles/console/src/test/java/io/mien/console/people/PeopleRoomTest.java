package io.mien.console.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.FaceTemplate;
import io.mien.console.action.ActionInput;
import io.mien.console.action.Refusals;
import io.mien.console.web.RefusedRequestException;
import io.mien.store.Chip;
import io.mien.swap.StageEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PeopleRoomTest {
    private final FakeGallery gallery = new FakeGallery();
    private final List<String> told = new ArrayList<>();
    private final GalleryChanges changes = new GalleryChanges(told::add);
    private final PeopleRoom room = new PeopleRoom(gallery.recognizer(), gallery, changes, Optional::empty);

    private static ActionInput input(Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return new ActionInput(values);
    }

    private static List<?> labels(Map<String, Object> answer) {
        return ((List<?>) answer.get("page"))
                .stream().map(p -> ((Map<?, ?>) p).get("label")).toList();
    }

    private static void assertFails(int status, String sentence, Executable call) {
        RefusedRequestException failure = Refusals.of(assertThrows(MienException.class, call));
        assertEquals(sentence, failure.getMessage());
        assertEquals(status, failure.status());
    }

    @Test
    void listsPeopleByNameWithTheFirstFaceThatHasAPicture() throws Exception {
        gallery.add("grace");
        gallery.add("Ada");
        gallery.add("grace");
        gallery.add("grace");
        Map<String, Object> answer = room.people(input());
        assertEquals(List.of("Ada", "grace"), labels(answer));
        assertEquals(2, answer.get("people"));
        assertEquals(4, answer.get("faces"));
        Map<?, ?> grace = (Map<?, ?>) ((List<?>) answer.get("page")).get(1);
        assertEquals(3, grace.get("faces"));
        assertEquals(4L, grace.get("face"));
    }

    @Test
    void ofTenThousandPeopleAPageIsSentAndTheGalleryIsReadOnce() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            gallery.add("Person " + (10_000 + i));
        }
        Map<String, Object> first = room.people(input("count", "60"));
        Map<String, Object> third = room.people(input("count", "60", "from", "120"));
        assertEquals(60, labels(first).size());
        assertEquals("Person 10120", labels(third).get(0));
        assertEquals(10_000, first.get("matching"));
        assertEquals(200, labels(room.people(input("count", "9999"))).size());
        assertEquals(List.of(), labels(room.people(input("from", "10000"))));
        assertEquals(1, gallery.reads);
    }

    @Test
    void readsTheGalleryAgainAfterAChange() throws Exception {
        gallery.add("Ada");
        room.people(input());
        gallery.add("Grace");
        assertEquals(List.of("Ada"), labels(room.people(input())));
        changes.galleryChanged();
        assertEquals(List.of("people"), told);
        assertEquals(List.of("Ada", "Grace"), labels(room.people(input())));
        assertEquals(Map.of("change", 1L), changes.state());
    }

    @Test
    void aGalleryThatIsBuiltIsAChangeOnceItServes() {
        StageId extractor = new StageId("net", "1.0.0");
        changes.stageChanged(new StageEvent(StageKind.EXTRACTOR, extractor, StageEvent.Step.GALLERY, "", .5));
        assertEquals(List.of(), told);
        changes.stageChanged(StageEvent.of(StageKind.EXTRACTOR, extractor, StageEvent.Step.SERVING, ""));
        assertEquals(List.of("people"), told);
    }

    @Test
    void findsAPartOfANameWhateverItsCaseAndNormalization() throws Exception {
        gallery.add("Ren\u00e9 Curie");
        gallery.add("<script>alert(1)</script>");
        assertEquals(List.of("Ren\u00e9 Curie"), labels(room.people(input("search", "RENE\u0301"))));
        assertEquals(List.of("<script>alert(1)</script>"), labels(room.people(input("search", "<SCRIPT>"))));
        assertEquals(List.of(), labels(room.people(input("search", "nobody"))));
    }

    @Test
    void correctsTheGallery() throws Exception {
        long ada = gallery.add("Ada");
        long grace = gallery.add("Grace");
        room.correct("rename", input("label", "Ada", "to", "Ada Lovelace"));
        assertEquals("Ada Lovelace", gallery.faces.get(ada).label());
        room.correct("move", input("faces", List.of(ada), "to", "Grace"));
        assertEquals("Grace", gallery.faces.get(ada).label());
        room.correct("merge", input("label", "Grace", "into", "Hopper"));
        assertEquals("Hopper", gallery.faces.get(grace).label());
        room.correct("delete", input("faces", List.of(grace)));
        assertEquals(1, gallery.faces.size());
        room.correct("forget", input("label", "Hopper"));
        assertEquals(Map.of(), gallery.faces);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        gallery.add("Ada");
        gallery.add("Grace");
        assertFails(404, "nobody is called Bob", () -> room.faces(input("label", "Bob")));
        assertFails(404, "nobody is called Bob", () -> room.correct("forget", input("label", "Bob")));
        assertFails(404, "face 9 is not in the gallery", () -> room.correct("delete", input("faces", List.of(1L, 9L))));
        assertFails(
                409,
                "there is a person called Grace already; the two can be merged",
                () -> room.correct("rename", input("label", "Ada", "to", "Grace")));
        assertFails(400, "a label is not blank", () -> room.correct("rename", input("label", "Ada", "to", " ")));
        assertFails(400, "the request lacks the text 'to'", () -> room.correct("rename", input("label", "Ada")));
        assertFails(400, "the request lacks the numbers 'faces'", () -> room.correct("delete", input()));
        assertFails(400, "'faces' has whole numbers only", () -> room.correct("delete", input("faces", List.of("1"))));
        assertFails(404, "people cannot be asked to 'dance'", () -> room.correct("dance", input()));
        assertFails(400, "'from' is a whole number, 0 or more", () -> room.people(input("from", "-1")));
        assertEquals(2, gallery.faces.size());
    }

    @Test
    void showsTheChipOfAFace() throws Exception {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, 1, 2};
        gallery.chips.put(3L, new Chip(jpeg, FaceTemplate.ARCFACE_112.points()));
        assertArrayEquals(jpeg, room.picture(3));
        assertFails(404, "face 4 is not there, or has no picture", () -> room.picture(4));
        gallery.chips.put(4L, new Chip(new byte[] {'P', '6', '\n'}, FaceTemplate.ARCFACE_112.points()));
        assertFails(503, "nothing is installed that writes pictures", () -> room.picture(4));
        assertTrue(((List<?>) room.faces(input("label", addTwo())).get("faces")).size() == 2);
    }

    private String addTwo() {
        gallery.add("Two");
        gallery.add("Two");
        return "Two";
    }
}
