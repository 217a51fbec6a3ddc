package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.model.Model;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Constants;

/** Decoders and engines that come and go, memory that does not suffice, and calls that do not end. */
@Timeout(60)
class PartsAndMemoryTest extends HostCase {
    @Test
    void aStageOutlivesItsDecoderForAGrace() {
        start();
        host.removeFaceDecoder(FACES);
        host.list();
        assertEquals(List.of("a"), framework.names());
        host.addFaceDecoder(new NoFaces(), Map.of(Constants.SERVICE_ID, 7L));
        host.list();
        assertEquals(List.of("+a", "+a", "-a"), framework.events, "never without one");
    }

    @Test
    void aBetterEngineTakesOverAndABrokenOneDoesNot() {
        start();
        Map<String, Object> better =
                Map.of(Constants.SERVICE_ID, 9L, Constants.SERVICE_RANKING, 1, InferenceEngine.FORMAT, "onnx");
        host.addEngine(new BrokenEngine(), better);
        assertEquals("a SERVING, b CANDIDATE", states());
        host.removeEngine(better);
        host.addEngine(new FakeEngine(), better);
        assertEquals("a SERVING, b CANDIDATE", states());
        assertEquals(List.of("+a", "+a", "-a"), framework.events);
        assertEquals(List.of("a"), engine.closed);
    }

    @Test
    void refusesWithFiguresWhatDoesNotFitBesideTheOldOne() {
        start();
        memory = 69_000_000;
        tell("memory_factor", 1e6);
        tell("use_detector", "b");
        assertEquals("a SERVING, b REFUSED", states());
        assertEquals(
                "b: no memory for it beside the one that serves: it takes some 6 MB (1000000.0 x its weights),"
                        + " 69 MB are available and 64 MB are to stay free",
                reason("b"));
    }

    @Test
    void oldOneIsRetiredFirstIfSoConfigured() {
        start();
        memory = 0;
        tell("swap", "sequential");
        tell("use_detector", "b");
        assertEquals("b SERVING, a CANDIDATE", states());
        assertEquals(List.of("+a", "-a", "+b"), framework.events);
    }

    @Test
    void aNewcomerThatHangsIsGivenUpAndClosedShouldItEverEnd() throws IOException {
        models.detector("b", "1.0.0", "hanging");
        start();
        tell("open_millis", 100L);
        tell("use_detector", "b");
        assertEquals("a SERVING, b REFUSED", states());
        assertEquals("b: it was not open and tried after 100 ms, and is given up", reason("b"));
        assertTrue(steps.contains("b LEAKED"));
        engine.end.countDown();
        Await.until(() -> !engine.closed.isEmpty());
        assertEquals(List.of("b"), engine.closed);
    }

    @Test
    void reportsSessionsThatDoNotDrainAsLeaked() throws IOException {
        models.detector("a", "1.0.0", "leaking");
        start();
        tell("use_detector", "b");
        host.list();
        say("b", Step.PASSED);
        host.list();
        assertEquals(List.of("a RETIRED", "a LEAKED"), steps.subList(steps.size() - 2, steps.size()));
    }

    @Test
    void anEngineThatLeavesTakesItsStagesAlong() {
        start();
        host.removeEngine(ENGINE);
        assertEquals("a WAITING, b WAITING", states());
        assertTrue(framework.names().isEmpty());
        assertEquals(List.of("a"), engine.closed);
    }

    private static final class BrokenEngine implements InferenceEngine {
        @Override
        public boolean runs(Model model) {
            return true;
        }

        @Override
        public InferenceSession open(Model model) {
            throw new IllegalStateException("broken");
        }
    }
}
