package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageWishes;
import io.mien.session.OpenModels;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests, refusals, and the predecessors that are kept during a swap. */
@Timeout(60)
class SwapTest extends HostCase {
    @Test
    void requestedModelServesBesideTheOldOneUntilItHasPassed() {
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
    void wishesTakeThePlaceOfThoseThatAreConfigured() {
        start();
        host.wished(new StageWishes(Map.of(StageKind.DETECTOR, "b"), Set.of()));
        assertEquals("b SERVING, a KEPT", states());
        tell("use_detector", "a");
        assertEquals("b SERVING, a KEPT", states());
        host.wished(StageWishes.NONE);
        assertEquals("a SERVING, b KEPT", states());
    }

    @Test
    void wishesOfASessionCountBeforeConfiguredOnesAndLaterWishesBeforeBoth() {
        told.put("use_detector", "a");
        asked = new OpenModels(
                List.of(),
                Optional.of(data.resolve("cache")),
                Map.of(),
                Optional.of(new StageWishes(Map.of(StageKind.DETECTOR, "b"), Set.of())));
        start();
        assertEquals("b SERVING, a CANDIDATE", states());
        assertEquals(List.of("b"), engine.opened, "nothing is opened for the configuration before");
        assertTrue(Files.isDirectory(data.resolve("cache")));
        host.wished(StageWishes.NONE);
        assertEquals("a SERVING, b KEPT", states());
    }

    @Test
    void onlyTheModelThatASessionNamesIsOpened() {
        told.put("detector", "a");
        asked = new OpenModels(List.of(), Optional.empty(), Map.of(StageKind.DETECTOR, "b"), Optional.empty());
        start();
        assertEquals(List.of("b"), engine.opened);
    }

    /** Components of a bundle learn of their configuration one after the other. */
    @Test
    void aHostThatIsAheadOfItsConfigurationOpensNothingBeforeItIsThere() {
        isCurrent = false;
        start();
        assertEquals(List.of(), engine.opened);
        tell("detector", "b");
        host.list();
        assertEquals(List.of("b"), engine.opened);
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
    void configuredRefusalHoldsAfterARestart() {
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
        Await.until(() -> states().equals("b SERVING, a CANDIDATE"));
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
    void untriedModelMustBeAskedFor() throws IOException {
        models.write("a", TestModelFolder.mud("a", "retinaface", "trial = none"), "good");
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
        models.write("a", TestModelFolder.mud("a", "retinaface", "trial = none"), "good");
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
                TestModelFolder.mud("b", "retinaface", "name = b\nversion = 1.0.0")
                        .replace("b.onnx", "copy.onnx"),
                "good#b");
        say("b", Step.ROLLED_BACK);
        tell("models", new String[] {folder.toString(), "."});
        assertEquals("a SERVING, b REFUSED, b REFUSED", states());
        assertEquals(List.of("a", "b"), engine.opened);
    }

    @Test
    void anotherFolderIsLookedInto() throws IOException {
        start();
        TestModelFolder other = new TestModelFolder(data);
        other.detector("c", "1.0.0", "good#c");
        tell("models", new String[] {data.toString()});
        assertTrue(states().startsWith("c SERVING"), states());
        assertEquals(List.of("c"), framework.names(), "what is there no more goes");
    }
}
