package io.mien.command.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.command.call.Boot;
import io.mien.command.fake.FakeDesk;
import io.mien.session.SessionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session of a command while the recognizer is stopped and started. */
class StageSessionTest {
    private static final StageWishes WISHES = new StageWishes(Map.of(StageKind.DETECTOR, "first"), Set.of());

    @TempDir
    Path folder;

    private FakeDesk desk;

    @BeforeEach
    void setUp() {
        desk = new FakeDesk(folder);
        desk.boot = new Boot("desk", 0, WISHES);
    }

    private StageSession open() throws MienException {
        return StageSession.open(
                desk.context(),
                new SessionRequest(
                        "people",
                        folder.resolve("data"),
                        true,
                        Optional.empty(),
                        Set.of(StageKind.STORE),
                        0,
                        Duration.ZERO,
                        false));
    }

    @Test
    void asksARestartedRecognizerForTheSameAgain() throws Exception {
        try (StageSession session = open()) {
            SessionOptions first = desk.framework.session().orElseThrow();
            desk.framework.restartRecognizer();
            assertEquals(Optional.of(first), desk.framework.session());
            assertEquals(WISHES, desk.framework.wishes);
            session.store();
        }
        assertEquals(Optional.empty(), desk.framework.session(), "the one that is open now is closed");
    }

    @Test
    void asksForNothingAfterItsEnd() throws Exception {
        open().close();
        List<SessionOptions> opened = List.copyOf(desk.framework.sessions);
        desk.framework.restartRecognizer();
        assertEquals(opened, desk.framework.sessions);
        assertEquals(StageWishes.NONE, desk.framework.wishes);
    }
}
