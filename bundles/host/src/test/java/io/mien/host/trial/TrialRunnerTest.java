package io.mien.host.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.host.TestModelFolder;
import io.mien.host.model.FoundModel;
import io.mien.host.model.InstalledModel;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.stage.NeuralStage;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.model.InputSize;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRunnerTest {
    private static final TrialLimits LENIENT = new TrialLimits(0, 1, 0, 0, 0, 0);
    private static final TrialLimits STRICT = new TrialLimits(.5, .1, 0, .2, .9, .9);

    @TempDir
    Path folder;

    private final Stage stage = new Stage();

    private void run(String version, String mien, TrialLimits limits) throws MienException {
        Mud mud = Mud.parse(TestModelFolder.mud("a", "retinaface", mien), "a.mud");
        FoundModel found = new FoundModel("here", mud, null, this::missing, 1);
        InstalledModel model = new InstalledModel(new ModelId("a", "0".repeat(64)), mud, List.of(folder));
        DecodersAndEngines.Joined parts =
                new DecodersAndEngines.Joined(Optional.empty(), Optional.empty(), null, "decoder/1 engine/1");
        new TrialRunner(new TrialMemory(folder), version, Optional::empty).run(found, model, parts, stage, limits);
    }

    private byte[] missing(String file) throws FileNotFoundException {
        throw new FileNotFoundException(file);
    }

    @Test
    void passedTrialIsNotRepeated() throws MienException {
        run("1", "", LENIENT);
        int calls = stage.calls;
        assertTrue(calls > 0);
        run("1", "", LENIENT);
        assertEquals(calls, stage.calls);
    }

    @Test
    void anotherHostOrDescriptionOrOtherLimitsMeanAnotherTrial() throws MienException {
        run("1", "", LENIENT);
        int calls = stage.calls;
        run("2", "", LENIENT);
        run("1", "confidence = .4", LENIENT);
        assertEquals(3 * calls, stage.calls);
        assertThrows(ModelRejectedException.class, () -> run("1", "", STRICT));
    }

    @Test
    void aDamagedNoteMeansAnotherTrial() throws MienException, IOException {
        run("1", "", LENIENT);
        int calls = stage.calls;
        try (Stream<Path> notes = Files.list(folder)) {
            for (Path note : notes.toList()) {
                Files.write(note, new byte[] {(byte) 0xff, 0});
            }
        }
        run("1", "", LENIENT);
        assertEquals(2 * calls, stage.calls);
    }

    @Test
    void failedTrialIsNotRemembered() {
        String reason =
                "a: its trial failed: it finds 0 of the 6 faces of a trial picture (AS_IT_IS, IoU at least 0.50)";
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    reason,
                    assertThrows(ModelRejectedException.class, () -> run("1", "", STRICT))
                            .getMessage());
        }
    }

    @Test
    void aTrialThatIsNamedAndMissingFails() {
        assertEquals(
                "a: its trial failed: it has no trial.txt in its trial",
                assertThrows(ModelRejectedException.class, () -> run("1", "trial = folder", LENIENT))
                        .getMessage());
    }

    @Test
    void withoutATrialNothingIsCalled() throws MienException {
        run("1", "trial = none", STRICT);
        assertEquals(0, stage.calls);
    }

    private static final class Stage implements NeuralStage, Detector {
        private int calls;

        @Override
        public List<Face> detect(Image image, DetectorOptions options) throws InferenceException {
            calls++;
            return List.of();
        }

        @Override
        public InputSize input() {
            return new InputSize(1, 1);
        }

        @Override
        public void warmUp() {}

        @Override
        public void close() {}

        @Override
        public boolean leaked() {
            return false;
        }
    }
}
