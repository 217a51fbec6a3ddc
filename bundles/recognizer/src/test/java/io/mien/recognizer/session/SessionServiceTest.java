package io.mien.recognizer.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.lineup.Binder;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.session.WishListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wishes that come while the recognizer runs. */
class SessionServiceTest {
    private static final StageWishes FIRST = new StageWishes(Map.of(StageKind.DETECTOR, "first"), Set.of());

    private final GalleriesComponent galleries = new GalleriesComponent(Bench.config(2000));
    private final StageRegistry stages = new StageRegistry(Bench.config(2000), Map.of(), galleries);
    private final Binder binder = new Binder(stages);
    private final SessionService sessions = new SessionService(stages);

    SessionServiceTest() {
        binder.bind(Scene.detector(), Bench.properties("first", "1.0.0", 0));
        binder.bind(Scene.detector(), Bench.properties("second", "1.0.0", 5));
    }

    @AfterEach
    void stop() {
        binder.close();
        galleries.stop();
    }

    private String serving() {
        return stages.lineUps().list().stream()
                .filter(s -> s.serving())
                .map(s -> s.id().name())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRecognizerFollowsBeforeThoseAreToldThatOpenStages() {
        List<String> told = new ArrayList<>();
        sessions.addListener(wishes -> told.add(serving()));
        assertEquals("second", serving());
        sessions.wish(FIRST);
        assertEquals(List.of("first"), told);
    }

    @Test
    void wishesOutlastAChangeOfTheConfiguration() {
        sessions.wish(FIRST);
        binder.wish(Bench.config(2000), new StageWishes(Map.of(StageKind.DETECTOR, "second"), Set.of()));
        assertEquals("first", serving());
    }

    @Test
    void aListenerThatComesLaterIsToldTheLastWishes() {
        List<StageWishes> told = new ArrayList<>();
        sessions.wish(StageWishes.NONE);
        sessions.wish(FIRST);
        sessions.wish(FIRST);
        sessions.addListener(told::add);
        assertEquals(List.of(FIRST), told);
        sessions.wish(FIRST);
        assertEquals(List.of(FIRST), told, "the same again is not news");
    }

    @Test
    void aListenerThatFailsKeepsNoOtherFromBeingTold() {
        List<StageWishes> told = new ArrayList<>();
        WishListener failing = wishes -> {
            throw new IllegalStateException("closed");
        };
        sessions.addListener(failing);
        sessions.addListener(told::add);
        sessions.wish(FIRST);
        sessions.addListener(failing);
        assertEquals(List.of(FIRST), told);
        assertEquals("first", serving());
    }
}
