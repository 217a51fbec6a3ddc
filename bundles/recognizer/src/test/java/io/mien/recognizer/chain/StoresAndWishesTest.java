package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageUnavailableException;
import io.mien.StageWishes;
import io.mien.extractor.Extractor;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.fake.Mood;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.recognizer.fake.Scene;
import io.mien.store.FaceStore;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent.Step;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoresAndWishesTest {
    private Rig rig = new Rig(Map.of("wait_millis", 300L, "probation_calls", 30));

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void aStoreOfAnotherGalleryTakesOverOnlyIfAskedFor() throws Exception {
        rig.bindAll().enrollTwo();
        MemoryStore other = new MemoryStore();
        rig.stages.bind(other, Bench.properties("other", "1.0.0", 9));
        assertEquals("first", rig.serving(StageKind.STORE));
        StageStatus refused = rig.info(StageKind.STORE, "other");
        assertEquals(State.REFUSED, refused.state());
        assertTrue(refused.reason().contains(other.gallery().toString()), refused.reason());
        assertTrue(refused.reason().contains(rig.store.gallery().toString()), refused.reason());
        rig.stages.unbindStore(rig.properties.get(StageKind.STORE));
        assertEquals(List.of("Ada"), rig.labels(1), "from memory");
        assertThrows(StageUnavailableException.class, () -> rig.recognizer.people());
        rig.wish(new StageWishes(Map.of(StageKind.STORE, "other"), Set.of()));
        assertEquals(List.of("unknown"), rig.labels(1));
        assertEquals(List.of(), rig.recognizer.people());
    }

    @Test
    void aSpareStoreServesOnlyIfAskedForAndThenNoOtherDoesMeanwhile() throws Exception {
        Map<String, Object> spare = new HashMap<>(Bench.properties("spare", "1.0.0", 9));
        spare.put(StageProperties.SPARE, true);
        rig.stages.bind(new MemoryStore(), spare);
        assertThrows(StageUnavailableException.class, () -> rig.recognizer.people());
        rig.wish(new StageWishes(Map.of(StageKind.STORE, "spare/1.0.0"), Set.of()));
        assertEquals(List.of(), rig.recognizer.people());
        rig.stages.unbindStore(spare);
        rig.bindAll();
        assertThrows(StageUnavailableException.class, () -> rig.recognizer.people());
        assertEquals(State.REFUSED, rig.info(StageKind.STORE, "first").state());
    }

    @Test
    void beforeTheStoreThatIsAskedForComesNoOtherServes() throws Exception {
        rig.wish(new StageWishes(Map.of(StageKind.STORE, "spare/1.0.0"), Set.of()));
        rig.bindAll();
        assertThrows(StageUnavailableException.class, () -> rig.recognizer.people());
        rig.wish(StageWishes.NONE);
        assertEquals(List.of(), rig.recognizer.people());
    }

    @Test
    void whileTheStoreIsAwayPeopleAreKnownAndAnEnrollmentWaits() throws Exception {
        rig.close();
        rig = new Rig(Map.of("wait_millis", 5000L));
        rig.bindAll().enrollTwo();
        rig.stages.unbindStore(rig.properties.get(StageKind.STORE));
        assertEquals(List.of("Ada", "Bela"), rig.labels(1, 2));
        assertEquals(
                rig.store.gallery().toString(),
                rig.recognize(1).lineUp().stage(StageKind.STORE).content().id());
        assertThrows(StageUnavailableException.class, () -> rig.enroll(3, "Chidi"));
        CompletableFuture<Boolean> enrolled = CompletableFuture.supplyAsync(() -> {
            try {
                rig.enroll(4, "Dov");
                return true;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        rig.stages.bind(rig.store, Bench.properties("first", "1.1.0", 0));
        assertTrue(enrolled.get(30, TimeUnit.SECONDS));
        assertEquals(List.of("Ada", "Dov", "unknown"), rig.labels(1, 4, 3));
    }

    @Test
    void aNewStoreOfTheSameGalleryTakesOver() throws Exception {
        rig.bindAll().enrollTwo();
        FaceStore same = (FaceStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FaceStore.class},
                (proxy, method, arguments) -> method.invoke(rig.store, arguments));
        rig.stages.bind(same, Bench.properties("first", "1.1.0", 0));
        assertEquals("1.1.0", rig.recognize(1).lineUp().stage(StageKind.STORE).version());
        rig.stages.unbindStore(rig.properties.get(StageKind.STORE));
        assertEquals(List.of("Ada", "Bela"), rig.labels(1, 2));
        rig.enroll(3, "Chidi");
        assertEquals(3, rig.recognizer.people().size());
    }

    @Test
    void wishesDecideTheOrderWhileFramesRun() throws Exception {
        rig.bindAll().enrollTwo();
        rig.add(Scene.detector(), "second");
        assertEquals("second", rig.serving(StageKind.DETECTOR));
        rig.wish(new StageWishes(Map.of(StageKind.DETECTOR, "first/1.0.0"), Set.of()));
        assertEquals("first", rig.serving(StageKind.DETECTOR));
        String key = StageWishes.key(StageKind.DETECTOR, new StageId("first", "1.0.0"));
        rig.wish(new StageWishes(Map.of(), Set.of(key)));
        assertEquals("second", rig.serving(StageKind.DETECTOR));
        assertEquals(State.REFUSED, rig.info(StageKind.DETECTOR, "first").state());
        rig.wish(StageWishes.NONE);
        assertEquals(State.CANDIDATE, rig.info(StageKind.DETECTOR, "first").state());
    }

    @Test
    void rolledBackStageServesAgainOnlyIfAskedFor() throws Exception {
        rig.bindAll().enrollTwo();
        Mood mood = new Mood();
        mood.trick = Trick.THROWS;
        rig.add(Scene.detector(mood), "second");
        while (!rig.told("second", Step.ROLLED_BACK)) {
            assertEquals(List.of("Ada"), rig.labels(1));
        }
        mood.trick = Trick.WORKS;
        String key = StageWishes.key(StageKind.DETECTOR, new StageId("second", "1.0.0"));
        rig.wish(new StageWishes(Map.of(), Set.of(key)));
        assertEquals("first", rig.serving(StageKind.DETECTOR));
        rig.add(Scene.detector(), "second");
        assertEquals("first", rig.serving(StageKind.DETECTOR), "a service of the same version is the same stage");
        rig.wish(StageWishes.NONE);
        assertEquals("second", rig.serving(StageKind.DETECTOR));
    }

    @Test
    void askingForOneThatWasRolledBackBringsItBack() throws Exception {
        rig.bindAll().enrollTwo();
        Mood mood = new Mood();
        mood.trick = Trick.THROWS;
        rig.add(Scene.detector(mood), "second");
        while (!rig.told("second", Step.ROLLED_BACK)) {
            rig.labels(1);
        }
        mood.trick = Trick.WORKS;
        rig.wish(new StageWishes(Map.of(StageKind.DETECTOR, "second"), Set.of()));
        assertEquals("second", rig.serving(StageKind.DETECTOR));
        assertEquals(State.PROBATION, rig.info(StageKind.DETECTOR, "second").state());
    }

    @Test
    void afterARollBackThePredecessorServesThoughAnotherIsNextInOrder() throws Exception {
        rig.bindAll().enrollTwo();
        rig.wish(new StageWishes(Map.of(StageKind.DETECTOR, "first"), Set.of()));
        rig.add(Scene.detector(), "between");
        Mood mood = new Mood();
        mood.trick = Trick.THROWS;
        rig.stages.bind(Scene.detector(mood), Bench.properties("broken", "1.0.0", 9));
        rig.wish(StageWishes.NONE);
        Await.until("it is rolled back", () -> {
            assertEquals("first", rig.serving(StageKind.DETECTOR));
            return rig.told("broken", Step.ROLLED_BACK);
        });
        assertEquals("first", rig.serving(StageKind.DETECTOR));
    }

    @Test
    void aStageThatCannotSayWhatItIsIsRefused() throws Exception {
        rig.bindAll().enrollTwo();
        Extractor mute = (Extractor) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Extractor.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no model");
                });
        rig.add(mute, "mute");
        assertEquals(State.REFUSED, rig.info(StageKind.EXTRACTOR, "mute").state());
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
        rig.add(new FakeExtractor("second", 9), "second");
        rig.awaitServing(StageKind.EXTRACTOR, "second");
    }
}
