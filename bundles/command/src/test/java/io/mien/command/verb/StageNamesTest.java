package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeRecognizer;
import io.mien.command.fake.FakeScene;
import io.mien.model.ModelStatus.State;
import io.mien.model.ModelStatusBuilder;
import io.mien.session.SessionOptions;
import io.mien.session.SessionOptions.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageNamesTest {
    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        desk.picture("a.jpg", FakeScene.of(20, 10));
        model("seer", State.SERVING, "");
        model("torn", State.REFUSED, "its digest is wrong");
        model("odd", State.WAITING, "no decoder for 'odd'");
    }

    private void model(String name, State state, String reason) {
        desk.framework.models.add(new ModelStatusBuilder(name, "", "", state)
                .kind(StageKind.DETECTOR)
                .reason(reason)
                .build());
    }

    @Test
    void namesAndFoldersReachTheirComponents() throws IOException {
        Files.createDirectory(folder.resolve("m1"));
        Files.createDirectory(folder.resolve("m2"));
        Result result = desk.onData(
                "detect",
                "--models",
                "m1",
                "--models",
                "m2",
                "--detector",
                "seer",
                "--extractor",
                "features",
                "--aligner",
                "cutter",
                "--matcher",
                "exact",
                "a.jpg");

        assertEquals(0, result.code(), result.err());
        SessionOptions asked = desk.framework.sessions.get(0);
        assertEquals(
                Optional.of(new ModelFolders(
                        List.of(folder.resolve("m1"), folder.resolve("m2")),
                        Optional.of(folder.resolve("data/models")))),
                asked.modelFolders());
        assertEquals(
                Map.of(
                        StageKind.DETECTOR, "seer",
                        StageKind.ALIGNER, "cutter",
                        StageKind.EXTRACTOR, "features",
                        StageKind.MATCHER, "exact"),
                asked.only());
        assertEquals(Duration.ofMillis(300), asked.patience());
    }

    @Test
    void aNameThatNothingHasNamesTheChoices() {
        Result detector = desk.onData("detect", "--detector", "sear", "a.jpg");
        assertEquals(2, detector.code());
        assertTrue(
                detector.err()
                        .startsWith("mien: no detector is called 'sear'; there is seer; torn is refused: its digest"),
                detector.err());

        Result aligner = desk.onData("detect", "--aligner", "saw", "a.jpg");
        assertEquals(2, aligner.code());
        assertEquals("mien: no aligner is called 'saw'; there is cutter\n", aligner.err());
    }

    @Test
    void aMatcherOfAnEarlierVersionNamesItsSuccessor() {
        Result matcher = desk.onData("recognize", "--matcher", "graph", "a.jpg");
        assertEquals(2, matcher.code());
        assertTrue(
                matcher.err().startsWith("mien: no matcher is called 'graph'; there is ")
                        && matcher.err().contains("; signs has taken its place"),
                matcher.err());
    }

    @Test
    void aNameThatWasRefusedSaysWhy() {
        Result refused = desk.onData("detect", "--detector", "torn", "a.jpg");
        assertEquals(1, refused.code());
        assertEquals("mien: detector 'torn' cannot serve; torn is refused: its digest is wrong\n", refused.err());

        Result waiting = desk.onData("detect", "--detector", "odd", "a.jpg");
        assertEquals(1, waiting.code());
        assertEquals("mien: detector 'odd' cannot serve; odd is waiting: no decoder for 'odd'\n", waiting.err());
    }

    @Test
    void aMissingStageSaysWhatWasRefused() {
        desk.framework.models.removeIf(m -> m.state() == State.SERVING);
        desk.framework.recognizer.stages = List.of(FakeRecognizer.stage(StageKind.ALIGNER, "cutter"));
        Result result = desk.onData("detect", "a.jpg");

        assertEquals(1, result.code());
        assertEquals(
                "mien: no detector is there; torn is refused: its digest is wrong; odd is waiting: no decoder for"
                        + " 'odd'\n",
                result.err());
    }

    @Test
    void aStageThatShouldComeAndDoesNotIsWaitedForOnlySoLong() {
        desk.framework.recognizer.stages = List.of();
        Result result = desk.onData("detect", "a.jpg");

        assertEquals(1, result.code());
        assertEquals("mien: no detector came up within 300 ms\n", result.err());
    }
}
