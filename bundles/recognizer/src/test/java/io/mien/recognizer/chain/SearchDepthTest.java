package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.StreamOptions;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.stream.FakeSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How deep pictures and frames are searched if nobody says so. */
@Timeout(60)
class SearchDepthTest {
    private final Rig rig = new Rig();
    private final Set<String> depths = new ConcurrentSkipListSet<>();

    @BeforeEach
    void bind() {
        rig.bindAll((image, options) -> {
            depths.add(options.depth().toString());
            return List.of();
        });
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private void stream(RecognizeOptions options) throws Exception {
        try (RecognitionStream stream = rig.recognizer.stream(
                new FakeSource().frames(2).end(),
                StreamOptions.defaults().recognize(options).inFlight(1))) {
            while (stream.next().isPresent()) {
                // Only what the detector was asked counts.
            }
        }
    }

    @Test
    void leavesThePictureToTheDetector() throws Exception {
        rig.recognizer.recognize(Scene.of(1), RecognizeOptions.defaults());
        assertEquals(Set.of(SearchDepth.BY_PICTURE.toString()), depths);
    }

    @Test
    void searchesAFrameOfAStreamOnceAsAWhole() throws Exception {
        stream(RecognizeOptions.defaults());
        assertEquals(Set.of(SearchDepth.WHOLE_PICTURE.toString()), depths);
    }

    @Test
    void searchesAFrameAsDeepAsTheStreamSays() throws Exception {
        stream(RecognizeOptions.defaults().detector(DetectorOptions.defaults().depth(SearchDepth.downTo(40))));
        assertEquals(Set.of(SearchDepth.downTo(40).toString()), depths);
    }
}
