package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.fake.Scene;

/** What must be true of every answer. */
final class Checks {
    private static final RecognizeOptions WITH_EMBEDDINGS =
            RecognizeOptions.defaults().embeddings(true);

    private Checks() {}

    /** Ada is Ada, and her embedding is of the extractor that the answer names. */
    static void consistent(Recognizer recognizer) throws Exception {
        Recognition answer = recognizer.recognize(Scene.of(1), WITH_EMBEDDINGS);
        String extractor = answer.lineUp().stage(StageKind.EXTRACTOR).name();
        assertEquals("Ada", answer.faces().get(0).label(), extractor);
        String model =
                answer.faces().get(0).embedding().orElseThrow().space().model().name();
        assertEquals(extractor, model);
    }
}
