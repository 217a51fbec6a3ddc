package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.aligner.AlignmentId;
import io.mien.command.call.Boot;
import io.mien.command.call.RunAloneException;
import io.mien.command.data.DataFolder;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.FakeScene;
import io.mien.command.fake.JsonTree;
import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.SearchFigures;
import io.mien.model.ModelId;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.session.OwnedDataFolder;
import io.mien.track.LiveSource;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

@Timeout(60)
class RunTest {
    @TempDir
    private Path folder;

    private FakeDesk desk;
    private CompletableFuture<Result> running;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
        desk.boot =
                new Boot("desk", 7, new StageWishes(Map.of(StageKind.DETECTOR, "seer"), Set.of("matcher slow/1.0.0")));
        desk.picture("1.jpg", FakeScene.of(100, 80).with("Ada", 10, 20, 30, 40));
        start();
    }

    private void start() {
        running = CompletableFuture.supplyAsync(() -> desk.onData("run"));
        while (desk.framework.owned.isEmpty() && !running.isDone()) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() throws Exception {
        desk.product.stop();
        running.get(30, TimeUnit.SECONDS);
    }

    @Test
    void itSaysWhatItServesAndEndsInGoodOrder() throws Exception {
        Path data = folder.resolve("data").toRealPath();
        OwnedDataFolder told = new OwnedDataFolder(data, folder.resolve("home"), OwnedDataFolder.Use.SERVE);
        assertEquals(Set.of(told), desk.framework.offered);
        assertEquals(
                folder.resolve("data/gallery"),
                desk.framework.session().orElseThrow().gallery().orElseThrow().folder());
        assertEquals(List.of("io.mien.console"), desk.framework.configured());
        assertTrue(Files.exists(data.resolve("control/socket")));
        Result stop = desk.onData("stop");
        assertEquals(0, stop.code(), stop.err());

        Result run = running.get(30, TimeUnit.SECONDS);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "serving desk 1.2.3, generation 7, data " + data + ", control socket "
                                + data.resolve("control/socket"),
                        "stopped"),
                run.lines());
        assertEquals(Set.of(), desk.framework.offered);
        assertEquals(List.of(), desk.framework.configured());
        assertFalse(Files.exists(data.resolve("control/socket")));
        try (DataFolder owned = desk.folders.own(data, "test")) {
            assertEquals(data, owned.path());
        }
    }

    /** The page's server would start with its former configuration, and once more with this one. */
    @Test
    void componentsAreConfiguredBeforeTheDataFolderIsOffered() {
        assertTrue(desk.framework.settledWhenOwned);
    }

    /** Config Admin tells a component of its configuration on a thread of its own. */
    @Test
    void aComponentThatHasNotHeardOfItsConfigurationIsNotWarnedOf() throws Exception {
        stop();
        desk = new FakeDesk(folder);
        desk.framework.more.put(ServiceComponentRuntime.class, runtime());
        start();
        stop();
        assertEquals("", running.get().err());
    }

    /** Of one component, which runs as soon as it has its configuration. */
    private ServiceComponentRuntime runtime() {
        ComponentDescriptionDTO check = new ComponentDescriptionDTO();
        check.name = "com.example.Check";
        check.bundle = new BundleDTO();
        check.bundle.symbolicName = "com.example";
        check.configurationPid = new String[] {"com.example"};
        check.configurationPolicy = "require";
        check.serviceInterfaces = new String[0];
        ComponentConfigurationDTO runs = new ComponentConfigurationDTO();
        runs.state = ComponentConfigurationDTO.ACTIVE;
        return (ServiceComponentRuntime) Proxy.newProxyInstance(
                RunTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getComponentDescriptionDTOs" -> List.of(check);
                    case "getComponentConfigurationDTOs" -> desk.framework.settled ? List.of(runs) : List.of();
                    default -> true;
                });
    }

    @Test
    void asksForTheWishesOfTheGeneration() {
        assertEquals(desk.boot.wishes(), desk.framework.wishes);
    }

    @Test
    void aCallHasADeadlineWhileAProductServes() {
        assertEquals(
                Duration.ofSeconds(20), desk.framework.session().orElseThrow().deadline());
    }

    @Test
    void itsStagesServeCommandsThatOpenNothing() {
        assertEquals(0, desk.onData("enroll", "Ada", "1.jpg").code());
        assertEquals(0, desk.onData("recognize", "--detector", "seer", "1.jpg").code());
        assertEquals(0, desk.onData("detect", "1.jpg").code());
        assertEquals(2, desk.onData("people").lines().size());
        assertEquals(0, desk.onData("forget", "Ada").code());
        assertEquals(0, desk.onData("backup", "b").code());
        assertEquals(0, desk.onData("restore", "b").code());
        assertEquals(0, desk.onData("faces", "export", "f.bin").code());
        assertEquals(0, desk.onData("model", "list").code());
        assertEquals(0, desk.onData("status").code());
        assertEquals(1, desk.framework.sessions.size());
        assertFalse(running.isDone());
    }

    @Test
    void recognizesWhileTheStoreIsAway() {
        assertEquals(0, desk.onData("enroll", "Ada", "1.jpg").code());
        desk.framework.opens = false;
        desk.framework.recognizer.stages = desk.framework.recognizer.stages.stream()
                .filter(s -> s.kind() != StageKind.STORE)
                .toList();
        Result result = desk.onData("recognize", "1.jpg");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Ada"), result.out());
        // What works on the store itself waits for it, and not for ever.
        assertEquals(1, desk.onData("backup", "b").code());
    }

    @Test
    void statusSaysHowItFares() {
        StageFigures figures = StageFigures.of(1200, 3).latency(8_100, 14_250).leaked(1);
        StageId id = new StageId("old", "0.9.0");
        List<StageStatus> stages = new ArrayList<>(desk.framework.recognizer.stages);
        stages.add(StageStatus.of(StageKind.DETECTOR, id, StageStatus.State.REFUSED, "failed 9 of 20 calls", figures));
        desk.framework.recognizer.stages = stages;
        Result text = desk.onData("status");
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("generation  7\n"), text.out());
        assertTrue(text.out().contains("process     " + ProcessHandle.current().pid() + ", serving for 0 min "));
        String line = "detector   old/0.9.0       refused   1200       3    8.10   14.25       1  failed 9 of 20 calls";
        assertTrue(text.out().contains(line), text.out());

        Map<String, Object> json =
                JsonTree.object(desk.onData("status", "--json").lines().get(0));
        assertEquals(7.0, json.get("generation"));
        Map<?, ?> last = (Map<?, ?>) ((List<?>) json.get("stages")).get(5);
        assertEquals("refused", last.get("state"));
        assertEquals(14250.0, last.get("p99Micros"));
        assertEquals(1.0, last.get("leaked"));
    }

    @Test
    void statusSaysHowThoroughlyAGalleryIsSearched() {
        EmbeddingSpace space = new EmbeddingSpace(new ModelId("seer", "ab".repeat(32)), AlignmentId.SIMILARITY);
        SearchFigures measured = SearchFigures.of(382).recall(.9995);
        SearchFigures unmeasured = SearchFigures.of(6_250);
        desk.framework.recognizer.galleries = List.of(
                GalleryStatus.of(space, true, 100_000).search(Optional.of(measured)),
                GalleryStatus.of(space, false, 100_000).search(Optional.of(unmeasured)),
                GalleryStatus.of(space, false, 20));
        String text = desk.onData("status").out();
        assertTrue(text.contains("TO ENROL AGAIN  COMPARED  RECALL\n"), text);
        assertTrue(text.matches("(?s).*seer +serving +100000 +100 +0 +382 +0\\.9995\n.*"), text);
        assertTrue(text.matches("(?s).*seer +kept +100000 +100 +0 +6250 +not measured yet\n.*"), text);
        assertTrue(text.matches("(?s).*seer +kept +20 +100 +0 +all +1\n.*"), text);

        Map<String, Object> json =
                JsonTree.object(desk.onData("status", "--json").lines().get(0));
        List<?> galleries = (List<?>) json.get("galleries");
        assertEquals(382.0, ((Map<?, ?>) galleries.get(0)).get("compared"));
        assertEquals(.9995, ((Map<?, ?>) galleries.get(0)).get("recall"));
        assertEquals(6250.0, ((Map<?, ?>) galleries.get(1)).get("compared"));
        assertFalse(((Map<?, ?>) galleries.get(1)).containsKey("recall"));
        assertFalse(((Map<?, ?>) galleries.get(2)).containsKey("compared"));
    }

    @Test
    void statusSaysHowSourcesFare() {
        assertFalse(desk.onData("status").out().contains("SOURCE"));
        desk.framework.more.put(LiveSource.class, door());
        String text = desk.onData("status").out();
        assertTrue(text.contains("SOURCE  STATE  FRAMES  FAILED  LEFT OUT  REASON\n"), text);
        assertTrue(text.matches("(?s).*door +ended +1500 +2 +31 +the cable is broken\n.*"), text);

        Map<String, Object> json =
                JsonTree.object(desk.onData("status", "--json").lines().get(0));
        assertEquals(
                List.of(Map.of(
                        "name", "door",
                        "address", "rtsp://ann:***@door",
                        "state", "ended",
                        "reason", "the cable is broken",
                        "frames", 1500.0,
                        "failures", 2.0,
                        "leftOut", 31.0)),
                json.get("sources"));
    }

    private static LiveSource door() {
        return new LiveSource() {
            @Override
            public String name() {
                return "door";
            }

            @Override
            public String address() {
                return "rtsp://ann:***@door";
            }

            @Override
            public State state() {
                return State.ENDED;
            }

            @Override
            public String reason() {
                return "the cable is broken";
            }

            @Override
            public long frames() {
                return 1500;
            }

            @Override
            public long failures() {
                return 2;
            }

            @Override
            public long dropped() {
                return 31;
            }
        };
    }

    @Test
    void aStoreThatIsAwayIsSaidAtOnce() {
        desk.framework.opens = false;
        Result status = desk.onData("status");
        assertEquals(1, status.code());
        assertTrue(status.out().contains("gallery     the store is not there now"), status.out());
    }

    @Test
    void commandOfAnotherBundleGetsWhatWasTyped() {
        Map<String, Object> told = new ConcurrentHashMap<>();
        desk.framework.commands.put("health", call -> {
            told.putAll(call);
            ((PrintStream) call.get("out")).println("ok");
            return 1;
        });
        Result result = desk.onData("health", "--json");
        assertEquals(1, result.code());
        assertEquals("ok\n", result.out());
        assertEquals(true, told.get("json"));
        assertEquals(
                "mien: the running product has no 'shell'\n",
                desk.onData("shell", "people").err());
    }

    @Test
    void commandOfABundleThatOnlyItInstallsRunsAlone() {
        desk.boot = new Boot("desk", 0, StageWishes.NONE, List.of(), () -> List.of("compose"), () -> {});
        assertEquals(RunAloneException.EXIT_CODE, desk.onData("compose", "gate").code());
        Result unknown = desk.onData("conpose", "gate");
        assertEquals(2, unknown.code(), unknown::toString);
    }

    @Test
    void commandsRunAtTheSameTime() {
        desk.framework.codec.delay = 2_000_000;
        List<CompletableFuture<Result>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.onData("recognize", "1.jpg")))
                .toList();
        all.forEach(r -> assertEquals(0, r.join().code(), r.join().err()));
    }

    @Test
    void stagesThatDoNotServeAreForACommandAlone() {
        assertEquals(
                RunAloneException.EXIT_CODE,
                desk.onData("detect", "--detector", "other", "1.jpg").code());
        assertEquals(
                RunAloneException.EXIT_CODE,
                desk.onData("model", "list", "--models", ".").code());
        assertEquals(
                RunAloneException.EXIT_CODE,
                desk.type("detect", "--data", "elsewhere", "1.jpg").code());
    }

    @Test
    void aCommandOnTheGalleryIsToldHowToChangeWhatServes() {
        Result result = desk.onData("recognize", "--detector", "other", "1.jpg");
        assertEquals(2, result.code());
        assertTrue(
                result.err()
                        .startsWith("mien: the running Mien serves no detector 'other' now; 'mien use NAME' changes"),
                result.err());
    }

    @Test
    void itsDataFolderNeedNotBeNamed() {
        assertEquals("Nobody is enrolled.\n", desk.type("people").out());
        assertEquals(0, desk.type("detect", "1.jpg").code());
    }

    @Test
    void aSecondOneIsRefused() {
        assertEquals(
                "mien: this Mien runs a product already\n", desk.onData("run").err());
    }
}
