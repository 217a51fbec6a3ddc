package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageWishes;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.Model;
import io.mien.model.ModelStatus;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

@Timeout(60)
class SwapTest {
    private static final long FOREVER = 1_000_000;
    private static final Map<String, Object> FACES = Map.of(Constants.SERVICE_ID, 1L);
    private static final Map<String, Object> ENGINE = Map.of(Constants.SERVICE_ID, 3L, InferenceEngine.FORMAT, "onnx");

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private final FakeEngine engine = new FakeEngine();
    private final Map<String, Object> told = new HashMap<>();
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private long memory = Long.MAX_VALUE;
    private ModelFolder models;
    private FakeFramework framework;
    private ModelHost host;

    @BeforeEach
    void prepare() throws IOException {
        models = new ModelFolder(folder);
        framework = new FakeFramework(data);
        told.put("models", new String[] {folder.toString()});
        told.put("keep_millis", FOREVER);
        told.put("grace_millis", FOREVER);
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.stop();
        }
    }

    private void start() {
        MemoryBudget budget = new MemoryBudget(() -> OptionalLong.of(memory));
        host = new ModelHost(framework.context(), TestConfig.lenient(told), budget);
        host.addListener(e -> steps.add(e.stage().name() + " " + e.step()));
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEngine(engine, ENGINE);
        host.list();
    }

    private void tell(String key, Object value) {
        told.put(key, value);
        host.modified(TestConfig.lenient(told));
    }

    private void say(String name, Step step) {
        framework.say(StageEvent.of(StageKind.DETECTOR, id(name), step, "3 of 4 calls failed"));
    }

    private StageId id(String name) {
        return framework.services.stream()
                .filter(s -> s.name().equals(name))
                .map(s -> new StageId(name, "1.0.0", (String) s.properties().get(StageProperties.MODEL)))
                .findFirst()
                .orElseThrow();
    }

    private String states() {
        return host.list().stream().map(s -> s.name() + " " + s.state()).collect(Collectors.joining(", "));
    }

    private String reason(String name) {
        return host.list().stream()
                .filter(s -> s.name().equals(name))
                .map(ModelStatus::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsAskedForComesBesideTheOldOneAndTheOldOneGoesOnceItHasPassed() {
        start();
        tell("use_detector", "b");
        assertEquals("b SERVING, a KEPT", states());
        assertEquals(List.of("a", "b"), framework.names(), "both are offered");
        say("b", Step.SERVING);
        say("b", Step.PROBATION);
        assertEquals("b SERVING, a KEPT", states());
        say("b", Step.PASSED);
        assertEquals("b SERVING, a CANDIDATE", states());
        assertEquals(List.of("b"), framework.names());
        assertEquals(List.of("a"), engine.closed);
        assertEquals(
                List.of("a OPENING", "a TRIAL", "a OFFERED", "b OPENING", "b TRIAL", "b OFFERED", "a RETIRED"), steps);
    }

    @Test
    void aChangeOfWishesRestartsNothing() {
        start();
        tell("use_detector", "a");
        host.list();
        assertEquals(List.of("a"), engine.opened);
        assertTrue(engine.closed.isEmpty());
    }

    @Test
    void aRolledBackNewcomerGoesAndItsPredecessorServesWithoutBeingOpenedAgain() {
        start();
        tell("use_detector", "b");
        host.list();
        say("b", Step.ROLLED_BACK);
        assertEquals("a SERVING, b REFUSED", states());
        assertEquals("b: it was rolled back: 3 of 4 calls failed", reason("b"));
        assertEquals(List.of("a", "b"), engine.opened);
        assertEquals(List.of("b"), engine.closed);
    }

    @Test
    void aRolledBackOneComesAgainOnlyIfAskedFor() {
        start();
        tell("use_detector", "b");
        host.list();
        String key = StageWishes.key(StageKind.DETECTOR, id("b"));
        say("b", Step.ROLLED_BACK);
        tell("refused", new String[] {key});
        assertEquals("a SERVING, b REFUSED", states(), "what was noted does not open it again");
        tell("refused", new String[0]);
        assertEquals("b SERVING, a KEPT", states());
    }

    @Test
    void whatIsConfiguredAsRefusedStaysOutAfterARestart() {
        start();
        String key = StageWishes.key(StageKind.DETECTOR, id("a"));
        host.stop();
        told.put("refused", new String[] {key});
        start();
        assertEquals("b SERVING, a REFUSED", states());
        assertTrue(reason("a").contains("rolled back"), reason("a"));
        assertEquals(List.of("a", "b"), engine.opened);
    }

    @Test
    void aSuspendedOneMakesRoomForTheNextInOrder() {
        start();
        say("a", Step.SUSPENDED);
        assertEquals("b SERVING, a REFUSED", states());
        assertEquals(List.of("+a", "+b", "-a"), framework.events, "the next is there before it goes");
    }

    @Test
    void aSuspendedOneIsBetterThanNone() {
        told.put("detector", "a");
        start();
        say("a", Step.SUSPENDED);
        assertEquals(1, host.list().stream().filter(s -> s.name().equals("a")).count());
        assertEquals(List.of("a"), framework.names());
    }

    @Test
    void theOldOneGoesAfterATimeWhereNobodyTakesTheNewOne() throws InterruptedException {
        told.put("keep_millis", 50L);
        start();
        tell("use_detector", "b");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!states().equals("b SERVING, a CANDIDATE") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals("b SERVING, a CANDIDATE", states());
    }

    @Test
    void aFailedNewcomerLeavesTheOldOneAsItWas() throws IOException {
        models.detector("b", "1.0.0", "failing");
        start();
        tell("use_detector", "b");
        assertEquals("a SERVING, b REFUSED", states());
        assertEquals(List.of("+a"), framework.events);
    }

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
    void whoHasNoRoomBesideTheOldOneIsRefusedWithFigures() {
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
    void whereSoConfiguredTheOldOneGoesFirst() {
        start();
        memory = 0;
        tell("swap", "sequential");
        tell("use_detector", "b");
        assertEquals("b SERVING, a CANDIDATE", states());
        assertEquals(List.of("+a", "-a", "+b"), framework.events);
    }

    @Test
    void whatIsUntriedMustBeAskedFor() throws IOException {
        models.write("a", ModelFolder.mud("a", "retinaface", "trial = none"), "good");
        start();
        assertEquals("b SERVING, a REFUSED", states());
        assertTrue(reason("a").contains("trial = none"), reason("a"));
        tell("untried", new String[] {"a"});
        assertEquals("a SERVING, b KEPT", states());
        assertEquals("none", host.list().get(0).trial());
        assertEquals("passed", host.list().get(1).trial());
    }

    @Test
    void aWishAsksForTheUntriedToo() throws IOException {
        models.write("a", ModelFolder.mud("a", "retinaface", "trial = none"), "good");
        start();
        tell("use_detector", "a");
        assertEquals("a SERVING, b KEPT", states());
        assertEquals("none", framework.services.get(1).properties().get(StageProperties.TRIAL));
    }

    @Test
    void theSameWeightsElsewhereStayOutToo() throws IOException {
        start();
        tell("use_detector", "b");
        host.list();
        models.write(
                "copy",
                ModelFolder.mud("b", "retinaface", "name = b\nversion = 1.0.0").replace("b.onnx", "copy.onnx"),
                "good#b");
        say("b", Step.ROLLED_BACK);
        tell("models", new String[] {folder.toString(), "."});
        assertEquals("a SERVING, b REFUSED, b REFUSED", states());
        assertEquals(List.of("a", "b"), engine.opened);
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
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (engine.closed.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(List.of("b"), engine.closed);
    }

    @Test
    void whatDoesNotDrainIsSaidToBeLeaked() throws IOException {
        models.detector("a", "1.0.0", "leaking");
        start();
        tell("use_detector", "b");
        host.list();
        say("b", Step.PASSED);
        host.list();
        assertEquals(List.of("a RETIRED", "a LEAKED"), steps.subList(steps.size() - 2, steps.size()));
    }

    @Test
    void anotherFolderIsLookedInto() throws IOException {
        start();
        ModelFolder other = new ModelFolder(data);
        other.detector("c", "1.0.0", "good#c");
        tell("models", new String[] {data.toString()});
        assertTrue(states().startsWith("c SERVING"), states());
        assertEquals(List.of("c"), framework.names(), "what is there no more goes");
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

    private static final class NoFaces implements FaceDecoder {
        @Override
        public Set<String> modelTypes() {
            return Set.of("retinaface");
        }

        @Override
        public List<Face> decode(Outputs outputs, DecodeRequest request) {
            return List.of();
        }
    }
}
