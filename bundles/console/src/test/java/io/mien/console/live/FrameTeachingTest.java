package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.store.Label;
import io.mien.store.Person;
import io.mien.support.teaching.Teaching.Outcome;
import io.mien.support.testing.Await;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameTeachingTest {
    private static final TrackedFace SMALL = SeenFrames.face(new Box(2, 2, 4, 4), "unknown", false, true);
    private static final TrackedFace LARGE = SeenFrames.face(new Box(10, 2, 6, 8), "unknown", false, false);
    private static final TrackedFace KNOWN = SeenFrames.face(new Box(20, 0, 12, 12), "Ann", true, true);

    private final List<String> people = new CopyOnWriteArrayList<>(List.of("Person 4"));
    private final List<Enrolled> enrolled = new CopyOnWriteArrayList<>();
    private Callable<Recognition> recognized = () -> Recognition.of(List.of(), LineUp.of(1, Map.of()));
    private Runnable whileEnrolled = () -> {};
    private final FrameTeaching teaching = new FrameTeaching(recognizer(), "Person", .2);

    private record Enrolled(Image picture, String label, EnrollOptions options) {}

    /** A recognizer that knows nobody. */
    static Recognizer nobody() {
        FrameTeachingTest test = new FrameTeachingTest();
        test.people.clear();
        return test.recognizer();
    }

    private Recognizer recognizer() {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "people" -> List.copyOf(people).stream()
                    .map(label -> new Person(label, 1, Instant.EPOCH))
                    .toList();
            case "forget" -> people.remove(arguments[0]);
            case "recognize" -> recognized.call();
            case "enroll" -> {
                whileEnrolled.run();
                EnrollOptions options = (EnrollOptions) arguments[2];
                String given = (String) arguments[1];
                String label = options.numbered() ? Label.numbered(given, people) : given;
                people.add(label);
                enrolled.add(new Enrolled((Image) arguments[0], label, options));
                yield Enrollment.of(label, 1, SMALL.face().face(), LineUp.of(1, Map.of()));
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
        return (Recognizer)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Recognizer.class}, calls);
    }

    private static TrackedFrame frame(TrackedFace... faces) {
        return SeenFrames.frame("door", 1, 1, faces);
    }

    @Test
    void learnsTheLargestUnknownFaceFromItsSurroundings() throws Exception {
        assertEquals(
                new Outcome(true, "learned Person 5"), teaching.learn(frame(SMALL, LARGE, KNOWN), Optional.empty()));
        Enrolled face = enrolled.get(0);
        assertEquals(18, face.picture.width(), "three times the box");
        assertEquals(24, face.picture.height());
        assertEquals(FaceSelection.CENTRE, face.options.selection());
        assertFalse(face.options.forced());
        assertEquals("door", face.options.source());
        teaching.learn(frame(SMALL), Optional.of("Ben"));
        assertEquals("Ben", enrolled.get(1).label);
    }

    @Test
    void learnsNobodyWhoIsKnown() throws Exception {
        assertEquals(new Outcome(false, "known already: Ann"), teaching.learn(frame(KNOWN), Optional.empty()));
        assertEquals(new Outcome(false, "no face to learn"), teaching.learn(frame(), Optional.empty()));
        assertTrue(enrolled.isEmpty());
    }

    @Test
    void faceThatIsKnownByNowGetsNoSecondNumber() throws Exception {
        teaching.learn(frame(SMALL), Optional.empty());
        recognized = () -> Recognition.of(
                List.of(RecognizedFace.of(SMALL.face().face(), "Person 5", true, .9f)), LineUp.of(1, Map.of()));
        assertEquals(new Outcome(false, "known already: Person 5"), teaching.learn(frame(SMALL), Optional.empty()));
        assertEquals(1, enrolled.size());
        assertTrue(teaching.learn(frame(SMALL), Optional.of("Ben")).done(), "a name that is given is taken");
    }

    @Test
    void twoWhoAreTaughtAtOnceGetTwoNumbers() {
        AtomicInteger asked = new AtomicInteger();
        recognized = () -> {
            asked.incrementAndGet();
            return Recognition.of(List.of(), LineUp.of(1, Map.of()));
        };
        Thread second = new Thread(() -> {
            try {
                teaching.learn(frame(SMALL), Optional.empty());
            } catch (MienException e) {
                throw new IllegalStateException(e);
            }
        });
        whileEnrolled = () -> {
            whileEnrolled = () -> {};
            second.start();
            Await.until(() -> second.getState() == Thread.State.BLOCKED || !second.isAlive());
        };
        assertDoesNotThrow(() -> teaching.learn(frame(LARGE), Optional.empty()));
        Await.until(() -> !second.isAlive());
        assertEquals(List.of("Person 4", "Person 5", "Person 6"), people);
        assertEquals(2, asked.get());
    }

    @Test
    void searchesBoxOfMissedFaceWithLowerThreshold() throws Exception {
        assertEquals("Cleo", teaching.enroll(frame(), "Cleo", new Box(4, 4, 8, 6), true, true));
        Enrolled face = enrolled.get(0);
        assertEquals(16, face.picture.width(), "twice the box");
        assertEquals(12, face.picture.height());
        assertEquals(FaceSelection.LARGEST, face.options.selection());
        assertEquals(OptionalDouble.of(.2), face.options.detector().confidence());
        assertEquals("door", face.options.source());
        assertTrue(face.options.forced());
    }

    @Test
    void takesTheFaceThatWasChosen() throws Exception {
        teaching.enroll(frame(KNOWN), "Ann", new Box(20, 0, 12, 12), false, false);
        assertEquals(FaceSelection.CENTRE, enrolled.get(0).options.selection());
        assertFalse(enrolled.get(0).options.forced());
    }

    @Test
    void clearForgetsEverybody() throws Exception {
        assertEquals(new Outcome(true, "forgot 1"), teaching.clear());
        assertEquals(List.of(), people);
        assertEquals(new Outcome(false, "nobody to forget"), teaching.clear());
    }
}
