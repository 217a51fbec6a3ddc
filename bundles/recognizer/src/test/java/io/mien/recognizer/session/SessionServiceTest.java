package io.mien.recognizer.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.lineup.Binder;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.session.EngineOptions;
import io.mien.session.OpenGallery;
import io.mien.session.OpenModels;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.SessionsOnly;
import io.mien.session.WishListener;
import io.mien.support.testing.Await;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Wishes that come while the recognizer runs. */
class SessionServiceTest {
    private static final StageWishes FIRST = new StageWishes(Map.of(StageKind.DETECTOR, "first"), Set.of());

    private final List<Object> offered = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private Class<?> refused = Void.class; // by the framework
    private final GalleriesComponent galleries = new GalleriesComponent(Bench.config(2000));
    private final StageRegistry stages = new StageRegistry(Bench.config(2000), Map.of(), galleries);
    private final Binder binder = new Binder(stages);
    private final SessionService sessions = new SessionService(framework(), stages);

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

    /** Of a framework only what registers services; a component that waits for one acts within the call. */
    private BundleContext framework() {
        return proxy(BundleContext.class, (method, arguments) -> {
            Object service = arguments[1];
            if (service.getClass().equals(refused)) {
                throw new IllegalStateException("refused");
            }
            offered.add(service);
            steps.add("+" + service.getClass().getSimpleName() + " " + serving());
            return proxy(ServiceRegistration.class, (unregister, none) -> {
                steps.add("-" + service.getClass().getSimpleName() + " " + serving());
                return offered.remove(service);
            });
        });
    }

    private interface Call {
        Object with(String method, Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.with(method.getName(), arguments)));
    }

    private static SessionOptions everything() {
        return SessionOptions.defaults()
                .gallery("a.store", Path.of("gallery"))
                .models(List.of(Path.of("models")))
                .cache(Path.of("cache"))
                .only(StageKind.DETECTOR, "first")
                .patience(Duration.ofMillis(7))
                .deadline(Duration.ofSeconds(20))
                .threads(2);
    }

    /** Else an engine would open a model for other options, or a store a gallery that serves before it is asked for. */
    @Test
    void theRecognizerFollowsFirstThenStoreEngineAndHost() throws Exception {
        Session session = sessions.open(everything());
        assertEquals(
                List.of("+SessionsOnly second", "+OpenGallery first", "+EngineOptions first", "+OpenModels first"),
                steps);
        steps.clear();
        session.close();
        assertEquals(List.of("-OpenModels first", "-EngineOptions first", "-OpenGallery first"), steps);
        assertEquals("second", serving());
        assertEquals(List.of(new SessionsOnly()), offered);
        session.close();
        assertEquals(3, steps.size(), "closing it again does nothing");
    }

    @Test
    void tellsEachPartWhatIsForIt() throws Exception {
        sessions.wish(FIRST);
        try (Session session = sessions.open(everything())) {
            assertEquals(new OpenGallery(Path.of("gallery")), offered.get(1));
            assertEquals(EngineOptions.defaults().threads(2).deadline(Duration.ofSeconds(18)), offered.get(2));
            assertEquals(
                    new OpenModels(
                            List.of(Path.of("models")),
                            Optional.of(Path.of("cache")),
                            Map.of(StageKind.DETECTOR, "first"),
                            Optional.of(FIRST)),
                    offered.get(3));
        }
    }

    @Test
    void offersNothingThatWasNotAskedFor() throws Exception {
        try (Session session = sessions.open(SessionOptions.defaults())) {
            assertEquals(List.of(new SessionsOnly()), offered);
        }
    }

    /** A program configures its wishes where the recognizer reads them. */
    @Test
    void hostsFollowTheWishesOfTheRecognizer() throws Exception {
        binder.wish(Bench.config(2000), FIRST);
        try (Session session = sessions.open(SessionOptions.defaults().models())) {
            assertEquals(new OpenModels(List.of(), Optional.empty(), Map.of(), Optional.of(FIRST)), offered.get(1));
        }
    }

    @Test
    void aConfiguredDeadlineCountsBeforeThatOfASession() throws Exception {
        RecognizerConfig config = Bench.config(2000, Map.of("deadline_millis", 3000L));
        binder.wish(config, StageWishes.NONE);
        try (Session session = sessions.open(everything())) {
            assertEquals(EngineOptions.defaults().threads(2).deadline(Duration.ofMillis(2700)), offered.get(2));
        }
    }

    @Test
    void oneSessionAtATimeIsOpen() throws Exception {
        Session session = sessions.open(everything());
        steps.clear();
        MienException refused = assertThrows(MienException.class, () -> sessions.open(SessionOptions.defaults()));
        assertEquals("a session is open already; one at a time says what is open", refused.getMessage());
        assertEquals(List.of(), steps);
        session.close();
        sessions.open(SessionOptions.defaults()).close();
    }

    @Test
    void aSessionThatFailsToOpenLeavesNothingAndTheNextOneOpens() throws Exception {
        refused = OpenModels.class;
        assertThrows(IllegalStateException.class, () -> sessions.open(everything()));
        assertEquals(List.of(new SessionsOnly()), offered);
        assertEquals("second", serving(), "the recognizer follows the session no more");
        refused = Void.class;
        sessions.open(everything()).close();
    }

    /** A host that comes while others are told, as on the thread of a framework that starts its bundle, does not wait for them. */
    @Test
    void aListenerMayComeWhileAnotherIsTold() {
        List<StageWishes> told = new CopyOnWriteArrayList<>();
        CountDownLatch came = new CountDownLatch(1);
        sessions.addListener(wishes -> {
            Thread other = new Thread(() -> {
                sessions.addListener(told::add);
                came.countDown();
            });
            other.start();
            Await.open(came);
        });
        sessions.wish(FIRST);
        assertEquals(List.of(FIRST), told);
    }
}
