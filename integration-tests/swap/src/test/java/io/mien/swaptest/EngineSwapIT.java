package io.mien.swaptest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assume.assumeTrue;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.detector.DetectorOptions;
import io.mien.image.Image;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.session.EngineLibrary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.FrameworkUtil;

/**
 * The extractor moves from the processor to the NPU and back, under load: its INT8 twin is declared an equivalent, so that
 * no face is embedded again and everybody keeps their name. Needs the simulator: the property {@code mien.cviruntime} is
 * the folder of its libraries.
 */
public class EngineSwapIT extends ProductCase {
    private static final String LIBRARY = System.getProperty("mien.cviruntime", "");
    private static final String ON_PROCESSOR = "mien_feature";
    private static final String ON_NPU = "mien_feature_npu";
    private static final int ANSWERS = 20;

    /** The simulator needs a tenth of a second a face, and tries the model before it serves. */
    private static final long PATIENCE_SECONDS = 180;

    private Desk desk;

    @Before
    public void open() throws Exception {
        assumeTrue("no simulator: mien.cviruntime names no folder", !LIBRARY.isEmpty());
        context.registerService(
                EngineLibrary.class,
                new EngineLibrary(Path.of(LIBRARY)),
                FrameworkUtil.asDictionary(Map.of(EngineLibrary.FORMAT, "cvimodel")));
        framework.configure("io.mien.recognizer", "deadline.millis", PATIENCE_SECONDS * 1000);
        desk = Desk.open(framework, Path.of("target/engine-swap").toAbsolutePath());
        // The simulator is slower than the processor by orders of magnitude, and the more so the busier the machine is.
        framework.configure("io.mien.recognizer", "probation.latency.free.millis", PATIENCE_SECONDS * 1000d);
    }

    @Test
    public void everybodyKeepsTheirNameOnAnotherEngine() throws Exception {
        use(ON_PROCESSOR);
        desk.learn();
        Map<String, List<String>> names = names();
        EmbeddedFaces before = embedded();
        try (Load load = desk.load()) {
            load.awaitAnswers(ANSWERS, framework);
            load.learnNew();
            use(ON_NPU);
            load.awaitAnswers(ANSWERS, framework);
            assertEquals(names, names());
            EmbeddedFaces now = embedded();
            assertEquals(space(before), space(now));
            assertNotEquals(
                    before.lineUp().stage(StageKind.EXTRACTOR), now.lineUp().stage(StageKind.EXTRACTOR));
            use(ON_PROCESSOR);
            load.awaitAnswers(ANSWERS, framework);
            assertEquals(names, names());
        }
    }

    private void use(String extractor) throws Exception {
        desk.use(Map.of(StageKind.EXTRACTOR, extractor));
        framework.until(
                extractor + " serves",
                PATIENCE_SECONDS,
                () -> desk.serves(StageKind.EXTRACTOR, extractor),
                desk::state);
    }

    private Map<String, List<String>> names() throws MienException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Map.Entry<String, Image> picture : desk.pictures.entrySet()) {
            List<RecognizedFace> faces = desk.recognizer()
                    .recognize(picture.getValue(), RecognizeOptions.defaults())
                    .faces();
            names.put(
                    picture.getKey(), faces.stream().map(RecognizedFace::label).toList());
        }
        return names;
    }

    private EmbeddedFaces embedded() throws MienException {
        Image picture = desk.pictures.get("people/Ada/2.jpg");
        return desk.recognizer().embed(picture, DetectorOptions.defaults(), FaceSelection.LARGEST);
    }

    private static Object space(EmbeddedFaces faces) {
        return faces.faces().get(0).embedding().orElseThrow().space();
    }
}
