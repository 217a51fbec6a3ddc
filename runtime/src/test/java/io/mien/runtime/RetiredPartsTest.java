package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A product, a configuration or a generation that names the matcher graph starts with signs. */
class RetiredPartsTest {
    private static final String GRAPH = "io.mien.matcher.graph";

    private static FeatureBundle bundle(String artifact) {
        return new FeatureBundle(new BundleId("io.mien", artifact, "1.0"), Set.of("run"), false);
    }

    @Test
    void aProductStartsTheSuccessorInItsPlaceOnce() {
        FeatureBundle exact = bundle("io.mien.matcher.exact"), signs = bundle("io.mien.matcher.signs");
        FeatureBundle store = bundle("io.mien.store.log");
        assertEquals(List.of(exact, signs, store), RetiredParts.replaced(List.of(exact, bundle(GRAPH), store), "door"));
        assertEquals(List.of(signs, store), RetiredParts.replaced(List.of(signs, bundle(GRAPH), store), "door"));
        List<FeatureBundle> others = List.of(exact, store);
        assertSame(others, RetiredParts.replaced(others, "door"));
    }

    @Test
    void aConfigurationKeepsWhatTheSuccessorTakes() {
        Properties values = new Properties();
        values.put("degree", "16");
        values.put("service.ranking", "5");
        assertEquals("io.mien.matcher.signs", RetiredParts.pid(GRAPH));
        assertEquals("io.mien.matcher.signs~two", RetiredParts.pid(GRAPH + "~two"));
        assertEquals("io.mien.matcher.graphs", RetiredParts.pid("io.mien.matcher.graphs"));
        assertEquals(Map.of("service.ranking", "5"), RetiredParts.values(GRAPH, values));
        assertSame(values, RetiredParts.values("io.mien.matcher.exact", values));
    }

    @Test
    void aWishOfTheRecognizerNamesTheSuccessor() {
        assertEquals(
                Map.of("matcher", "signs", "use.matcher", "signs", "keep.chips", "true"),
                RetiredParts.values(
                        "io.mien.recognizer",
                        Map.of("matcher", "graph", "use.matcher", "graph/0.1.0", "keep.chips", "true")));
        Map<String, String> other = Map.of("matcher", "exact");
        assertSame(other, RetiredParts.values("io.mien.recognizer", other));
    }

    @Test
    void aGenerationLosesTheDeployedBundleAndKeepsTheRest() {
        LockedBundle kept = deployed("io.mien.aligner.plain");
        Lock lock = lock(Map.of("matcher", "graph/2.0.0", "detector", "yunet"), deployed(GRAPH), kept);
        Lock replaced = RetiredParts.replaced(lock);
        assertEquals(List.of(kept), replaced.bundles());
        assertEquals(Map.of("matcher", "signs", "detector", "yunet"), replaced.use());
        assertEquals(lock.number(), replaced.number());
        assertEquals(lock.refused(), replaced.refused());
        assertEquals(
                Map.of("detector", "yunet"),
                RetiredParts.replaced(lock(Map.of("detector", "yunet"), deployed(GRAPH)))
                        .use());
        Lock other = lock(Map.of("matcher", "exact"), kept);
        assertSame(other, RetiredParts.replaced(other));
    }

    private static LockedBundle deployed(String name) {
        return new LockedBundle(
                "f.jar", name, "1.0.0", "00", LockedBundle.Origin.DEPLOYED, Set.of(), List.of("matcher"), false);
    }

    private static Lock lock(Map<String, String> use, LockedBundle... bundles) {
        return new Lock(
                4,
                Instant.EPOCH,
                "use",
                3,
                "desk",
                "io.mien:desk:1",
                Stream.of(bundles).toList(),
                Set.of(),
                use,
                Set.of("aligner slow/1.0.0"));
    }
}
