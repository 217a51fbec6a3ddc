package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mien.StageRetiredException;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.dual.CallGate;
import io.mien.inference.dual.NetworkLane;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.StreamOptions;
import io.mien.recognizer.fake.NumberNetwork;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.stream.FakeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream through both buffers of an engine against one frame after the other. */
@Timeout(60)
class TwoBuffersTest {
    private static final int FRAMES = 60;

    private final Rig rig = new Rig();
    private final NumberNetwork network = new NumberNetwork();
    private final CallGate gate = new CallGate(() -> {});
    private final NetworkLane lane = new NetworkLane("double", gate, network, Duration.ofSeconds(20));

    @AfterEach
    void end() {
        rig.close();
        gate.retire();
        lane.close();
    }

    @Test
    void resultsAreThoseOfOneFrameAfterTheOther() throws Exception {
        rig.bindAll(this::detect).enrollTwo();
        List<List<RecognizedFace>> expected = new ArrayList<>();
        for (int person = 1; person <= FRAMES; person++) {
            expected.add(rig.recognize(person).faces());
        }
        assertEquals(expected, stream(1));
        assertEquals(1, network.mostOpen.get());
        assertEquals(expected, stream(3));
        assertEquals(2, network.mostOpen.get());
    }

    /** Each person has a score of their own, so that no result passes for another's. */
    private List<Face> detect(Image image, DetectorOptions options) throws StageRetiredException, InferenceException {
        int person = lane.run(List.of(image), NumberNetwork::number);
        return Scene.detector().detect(Scene.of(person), options).stream()
                .map(face -> new Face(face.box(), person / 100f, face.points()))
                .toList();
    }

    /** The faces of all frames, which come in order and without a gap. */
    private List<List<RecognizedFace>> stream(int inFlight) throws Exception {
        List<List<RecognizedFace>> faces = new ArrayList<>();
        StreamOptions options = StreamOptions.defaults().inFlight(inFlight);
        try (RecognitionStream stream =
                rig.recognizer.stream(new FakeSource().frames(FRAMES).end(), options)) {
            for (Optional<FrameResult> next = stream.next(); next.isPresent(); next = stream.next()) {
                Recognized result = assertInstanceOf(Recognized.class, next.get());
                faces.add(result.recognition().faces());
                assertEquals(faces.size(), result.frame().sequence());
            }
        }
        return faces;
    }
}
