package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.StreamOptions;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.stream.FakeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamTest {
    private static final int FRAMES = 90;
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void aSwapInMidStreamLosesNothing() throws Exception {
        rig.bindAll().enrollTwo();
        List<List<String>> alone = new ArrayList<>();
        for (int person = 1; person <= FRAMES; person++) {
            alone.add(rig.labels(person));
        }
        TreeSet<String> detectors = new TreeSet<>();
        int seen = 0;
        try (RecognitionStream stream =
                rig.recognizer.stream(new FakeSource().frames(FRAMES).end(), StreamOptions.defaults())) {
            for (Optional<FrameResult> next = stream.next(); next.isPresent(); next = stream.next()) {
                Recognized result = assertInstanceOf(Recognized.class, next.get());
                assertEquals(++seen, result.frame().sequence());
                assertEquals(
                        alone.get(seen - 1),
                        result.recognition().faces().stream()
                                .map(f -> f.label())
                                .toList());
                detectors.add(
                        result.recognition().lineUp().stage(StageKind.DETECTOR).name());
                if (seen == FRAMES / 3) {
                    rig.add(Scene.detector(), "second");
                }
            }
        }
        assertEquals(FRAMES, seen);
        assertTrue(detectors.containsAll(List.of("first", "second")), detectors::toString);
    }

    /** Ada and Bela are in each frame; only the second of them is worth an embedding. */
    @Test
    void onlyFacesThatAreWorthItAreEmbedded() throws Exception {
        rig.bindAll().enrollTwo();
        FaceFilter second = (image, faces) -> faces.stream()
                .sorted(Comparator.comparingDouble(f -> -f.box().x()))
                .limit(1)
                .toList();
        StreamOptions options = StreamOptions.defaults()
                .recognize(RecognizeOptions.defaults().embeddings(true))
                .inFlight(2)
                .filter(second);
        FakeSource source = new FakeSource()
                .picture(1, Scene.of(1, 2))
                .picture(2, Scene.of(2, 1))
                .picture(3, Scene.of(1))
                .end();
        List<String> answers = new ArrayList<>();
        try (RecognitionStream stream = rig.recognizer.stream(source, options)) {
            for (Optional<FrameResult> next = stream.next(); next.isPresent(); next = stream.next()) {
                assertInstanceOf(Recognized.class, next.get())
                        .recognition()
                        .faces()
                        .forEach(f -> {
                            answers.add(f.label());
                            assertEquals(f.known(), f.embedding().isPresent());
                            assertEquals(f.known(), f.similarity() > 0);
                        });
            }
        }
        assertEquals(List.of("unknown", "Bela", "unknown", "Ada", "Ada"), answers);
    }
}
