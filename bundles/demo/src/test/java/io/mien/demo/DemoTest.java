package io.mien.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.output.JsonLine;
import io.mien.image.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final List<String> PEOPLE = List.of("Ada", "Bela", "Chidi", "Dov", "Edda", "Farid", "Gus", "Hana");

    @TempDir
    Path folder;

    private FakeDesk desk;
    private final Map<String, FakeScene> truth = new LinkedHashMap<>();

    /** As many pictures and faces as the distribution has. */
    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder, new DemoVerbs());
        for (String person : PEOPLE) {
            for (int i = 1; i <= 6; i++) {
                truth.put(
                        "people/" + person + "/" + i + ".jpg",
                        FakeScene.of(100, 80).with(person, 10, 20, 30, 40));
            }
        }
        for (int i = 1; i <= 12; i++) {
            truth.put("strangers/" + i + ".jpg", FakeScene.of(100, 80).with("eve", 10, 20, 30, 40));
        }
        for (int i = 0; i < 4; i++) {
            FakeScene call = FakeScene.of(300, 80);
            for (int n = 0; n < 6; n++) {
                call = call.with(n < 4 ? PEOPLE.get((i + n) % 8) : "eve", 50 * n, 20, 30, 40);
            }
            truth.put("calls/" + (i + 1) + ".jpg", call);
        }
        truth.forEach((file, scene) -> desk.picture("home/people/" + file, scene));
    }

    private Result demo() {
        desk.file("home/people/truth.json", truthJson());
        return desk.type("demo");
    }

    private String truthJson() {
        return JsonLine.line(json -> {
            for (Map.Entry<String, FakeScene> picture : truth.entrySet()) {
                json.writeArrayFieldStart(picture.getKey());
                for (FakeScene.Somebody somebody : picture.getValue().people()) {
                    Box box = somebody.face().box();
                    json.writeStartObject();
                    if (somebody.who().equals("eve")) {
                        json.writeNullField("person");
                    } else {
                        json.writeStringField("person", somebody.who());
                    }
                    json.writeFieldName("box");
                    json.writeArray(new double[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
                    json.writeArrayFieldStart("points");
                    json.writeArray(new double[] {1, 2}, 0, 2);
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        });
    }

    private void shows(String file, FakeScene scene) {
        desk.picture("home/people/" + file, scene);
    }

    @Test
    void countsEveryFace() {
        Result result = demo();

        assertEquals(0, result.code(), result.err());
        List<String> lines = result.lines();
        assertEquals("found 84 of 84 faces, rank-1 56 of 56", lines.get(lines.size() - 1));
        assertEquals(
                "counted 84 faces = 8 enrolled + 40 probes + 12 strangers + 24 in calls;"
                        + " 56 probes = 40 + 16 known faces in calls; 20 of 20 strangers unknown",
                lines.get(lines.size() - 2));
        assertEquals("annotated calls are in " + folder.resolve("mien-demo"), lines.get(lines.size() - 3));
        assertTrue(lines.contains("Ada          6       6  0.875  0.875"), result.out());
        for (int i = 1; i <= 4; i++) {
            assertTrue(Files.exists(folder.resolve("mien-demo/" + i + ".jpg")));
        }
    }

    @Test
    void leavesNoGalleryBehind() {
        demo();

        Path gallery = desk.framework.sessions.get(0).gallery().orElseThrow().folder();
        assertFalse(Files.exists(gallery.getParent()));
        assertEquals(Optional.empty(), desk.framework.session());
    }

    @Test
    void oneProbeMayMissItsName() {
        shows("people/Ada/2.jpg", FakeScene.of(100, 80).with("somebody", 10, 20, 30, 40));
        Result one = demo();
        assertEquals(0, one.code());
        assertTrue(one.out().endsWith("found 84 of 84 faces, rank-1 55 of 56\n"), one.out());

        shows("people/Ada/3.jpg", FakeScene.of(100, 80).with("Bela", 10, 20, 30, 40));
        Result two = demo();
        assertEquals(1, two.code());
        assertTrue(two.out().endsWith("found 84 of 84 faces, rank-1 54 of 56\n"), two.out());
    }

    @Test
    void aFaceMissedIsAnError() {
        shows("strangers/3.jpg", FakeScene.of(100, 80).with("eve", 60, 20, 30, 40));
        Result result = demo();

        assertEquals(1, result.code());
        assertTrue(result.out().contains("faces that are not there: 1\n"), result.out());
        assertTrue(result.out().endsWith("found 83 of 84 faces, rank-1 56 of 56\n"), result.out());
    }

    @Test
    void aStrangerWithANameIsAnError() {
        shows("strangers/3.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        Result result = demo();

        assertEquals(1, result.code());
        assertTrue(result.out().contains("19 of 20 strangers unknown\n"), result.out());
        assertTrue(result.out().endsWith("found 84 of 84 faces, rank-1 56 of 56\n"), result.out());
    }

    @Test
    void personWhoCannotBeEnrolledIsNeitherFoundNorRecognized() {
        shows("people/Ada/1.jpg", FakeScene.of(100, 80));
        Result result = demo();

        assertEquals(1, result.code());
        assertEquals("mien: people/Ada/1.jpg: 0 faces\n", result.err());
        assertTrue(result.out().endsWith("found 83 of 84 faces, rank-1 50 of 56\n"), result.out());
    }

    @Test
    void aDistributionWithoutPicturesIsAnError() {
        Result result = desk.type("demo");

        assertEquals(1, result.code());
        assertTrue(result.err().startsWith("mien: the demo's pictures are not there: no "), result.err());

        desk.file("home/people/truth.json", "{\"calls/1.jpg\": 3}");
        assertEquals(1, desk.type("demo").code());
    }
}
