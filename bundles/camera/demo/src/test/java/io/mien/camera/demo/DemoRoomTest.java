package io.mien.camera.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.image.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DemoRoomTest {
    private static final Path PEOPLE =
            Path.of(System.getProperty("mien.root", "../../.."), "runtime/src/main/mien/people");
    private static final int MINUTE = 60 * DemoRoom.RATE;

    private static FrameSource open(String address) throws FrameSourceException {
        return new DemoCamera(new FolderOfPeople(PEOPLE), new PaintedCodec()).open(SourceAddress.parse(address));
    }

    private static DemoFilm film(String address) throws FrameSourceException {
        return (DemoFilm) open(address);
    }

    @Test
    void theSameSeedShowsTheSame() throws Exception {
        FrameSource one = open("demo:#frames=40&seed=3");
        FrameSource same = open("demo:#frames=40&seed=3");
        FrameSource other = open("demo:#frames=40&seed=4");
        boolean differs = false;
        for (int i = 0; i < 40; i++) {
            Frame frame = one.next().orElseThrow();
            assertEquals(i, frame.sequence());
            assertArrayEquals(
                    frame.image().data(), same.next().orElseThrow().image().data());
            differs |= !Arrays.equals(
                    frame.image().data(), other.next().orElseThrow().image().data());
        }
        assertTrue(differs);
        assertTrue(one.next().isEmpty());
        assertEquals(0, one.dropped());
    }

    @Test
    void framesAreATwentyFifthOfASecondApart() throws Exception {
        FrameSource film = open("demo:#frames=3");
        Frame first = film.next().orElseThrow();
        assertEquals(
                Duration.ofMillis(40),
                Duration.between(first.time(), film.next().orElseThrow().time()));
    }

    /** What a tracker must cope with happens within a minute. */
    @Test
    void peopleCrossHideLeaveAndReturn() throws Exception {
        DemoRoom scene = film("demo:#frames=1").scene();
        Map<String, List<Boolean>> present = new HashMap<>();
        Set<Set<String>> crossings = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        Map<Set<String>, Boolean> leftOf = new HashMap<>();
        for (int i = 0; i < MINUTE; i++) {
            Map<String, DemoFace> faces = new HashMap<>();
            scene.truth(i).forEach(f -> faces.put(f.person(), f));
            faces.forEach((name, face) -> {
                if (face.visible() < .2) {
                    hidden.add(name);
                }
            });
            for (DemoFace a : faces.values()) {
                for (DemoFace b : faces.values()) {
                    if (a.person().compareTo(b.person()) < 0) {
                        Set<String> pair = Set.of(a.person(), b.person());
                        boolean left = a.face().box().x() < b.face().box().x();
                        Boolean before = leftOf.put(pair, left);
                        if (before != null
                                && before != left
                                && a.face().box().iou(b.face().box()) > .2) {
                            crossings.add(pair);
                        }
                    }
                }
            }
            for (String name : List.of("Ada", "Bela", "Chidi", "Dov", "Edda", "stranger 1")) {
                List<Boolean> seen = present.computeIfAbsent(name, n -> new ArrayList<>());
                if (seen.isEmpty() || seen.get(seen.size() - 1) != faces.containsKey(name)) {
                    seen.add(faces.containsKey(name));
                }
            }
        }
        assertTrue(crossings.size() >= 5, crossings.toString());
        assertEquals(6, hidden.size(), "the pillar hides everybody once");
        present.forEach((name, seen) -> assertTrue(seen.size() >= 4, name + " leaves and returns: " + seen));
    }

    @Test
    void theTruthIsWhereTheFaceWasPainted() throws Exception {
        DemoFilm film = film("demo:#frames=400&people=1&strangers=0");
        int checked = 0;
        for (int i = 0; i < 400; i++) {
            Image image = film.next().orElseThrow().image();
            for (DemoFace face : film.scene().truth(i)) {
                if (face.visible() == 1) {
                    Point nose = face.face().points().get(2);
                    int at = 3 * (Math.round(nose.y()) * image.width() + Math.round(nose.x()));
                    assertEquals(PaintedCodec.NOSE, image.data()[at + 2] & 255, 60, "frame " + i);
                    checked++;
                }
            }
        }
        assertTrue(checked > 100, "only " + checked);
    }

    @Test
    void aLiveSceneLeavesOutWhatIsNotAskedForAndCounts() throws Exception {
        try (FrameSource live = open("demo:#people=1&strangers=0")) {
            long last = -1;
            long left = 0;
            // A caller that is busy for longer than a frame takes misses some.
            while (left == 0) {
                Frame frame = live.next().orElseThrow();
                left += frame.sequence() - last - 1;
                last = frame.sequence();
                assertEquals(left, live.dropped());
                Thread.yield();
                long end = System.nanoTime() + 100_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            live.close();
            assertTrue(live.next().isEmpty());
        }
    }

    @Test
    void strangersAreNotKnown() throws Exception {
        DemoRoom scene = film("demo:#frames=1&people=1&strangers=2").scene();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < MINUTE; i++) {
            for (DemoFace face : scene.truth(i)) {
                names.add(face.person());
                assertEquals(face.person().equals("Ada"), face.known());
            }
        }
        assertEquals(Set.of("Ada", "stranger 1", "stranger 2"), names);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String bad : List.of("demo:x", "demo:#speed=1", "demo:#people=9", "demo:#seed=-1")) {
            assertThrows(FrameSourceException.class, () -> open(bad), bad);
        }
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> new DemoCamera(
                        new FolderOfPeople(Path.of("nowhere")), new PaintedCodec())
                .open(SourceAddress.parse("demo:")));
        assertTrue(e.getMessage().contains("truth.json"), e.getMessage());
    }
}
