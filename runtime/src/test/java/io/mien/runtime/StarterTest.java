package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.GenerationWriter;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockText;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.LockedBundle.Origin;
import io.mien.boot.generation.StartMarks;
import io.mien.boot.invocation.Invocation;
import io.mien.support.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StarterTest {
    private static final Optional<String> ASKED = Optional.of("test");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ProductFixture product;
    private Path data;
    private GenerationWriter writer;
    private int failures;

    @BeforeEach
    void make() throws Exception {
        product = new ProductFixture(Files.createDirectory(folder.resolve("home")))
                .bundle("api", Map.of("Bundle-Version", "1"))
                .bundle("yunet", Map.of("Bundle-Version", "1"));
        data = Files.createDirectory(folder.resolve("data"));
        writer = new GenerationWriter(new GenerationFolder(data), new FileDisk());
    }

    @Test
    void withoutAGenerationTheProductAsItComes() throws Exception {
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED));
        assertEquals("", said());
    }

    @Test
    void someBundlesAreForSomeCommandsOnly() throws Exception {
        product.bundle("inbox", "[\"run\", \"deploy\"]");
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "inbox 1.0.0"), started("run", ASKED));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "inbox 1.0.0"), started("deploy", ASKED));
    }

    @Test
    void theCurrentGenerationInItsOrder() throws Exception {
        write(List.of(deployed("yunet", "2.0.0", Map.of()), distributed("api")));
        assertEquals(List.of("yunet 2.0.0", "api 1.0.0"), started("people", Optional.empty()));
        assertEquals(List.of("yunet 2.0.0", "api 1.0.0"), started("run", ASKED));
        assertEquals("", said());
    }

    @Test
    void whatKeepsRunningBeginsWithWhatProvedItself() throws Exception {
        write(List.of(
                distributed("api"), distributed("yunet").withSuperseded(true), deployed("yunet", "2.0.0", Map.of())));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("run", ASKED));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "yunet 2.0.0"), started("people", ASKED));
    }

    @Test
    void whatWasStartedIsToldToThoseWhoMayChangeIt() throws Exception {
        product.bundle("inbox", "\"run\"");
        LockedBundle inbox = LockedBundle.ofDistribution(distributed("inbox").file(), Set.of("run"))
                .withManifest("inbox", "1.0.0")
                .withSha256(distributed("inbox").sha256());
        Lock lock = write(List.of(distributed("api"), inbox));
        try (MienRuntime runtime = start("run", ASKED).runtime()) {
            assertEquals(lock, LockText.read(runtime.context().getProperty(LockText.PROPERTY)));
        }
    }

    @Test
    void aDamagedLockIsPassedOver() throws Exception {
        write(List.of(distributed("api")));
        write(List.of(distributed("yunet")));
        Files.writeString(data.resolve("generations/2/lock.json"), "{");
        assertEquals(List.of("api 1.0.0"), started("people", Optional.empty()));
        assertTrue(said().contains("generation 2: "), said());
    }

    @Test
    void aGenerationWithADamagedBundleIsPassedOver() throws Exception {
        write(List.of(distributed("api")));
        LockedBundle bundle = deployed("yunet", "2.0.0", Map.of());
        write(List.of(bundle));
        Files.write(bundle.path(product.home(), data), new byte[] {1}, StandardOpenOption.APPEND);
        assertEquals(List.of("api 1.0.0"), started("people", ASKED));
        assertTrue(said().contains("yunet 2.0.0") && said().contains("is damaged"), said());
        Files.delete(bundle.path(product.home(), data));
        assertEquals(List.of("api 1.0.0"), started("people", ASKED));
        assertTrue(said().contains("is gone"), said());
    }

    @Test
    void aGenerationThatDoesNotStartIsPassedOver() throws Exception {
        write(List.of(deployed("bad", "1.0.0", Map.of("Import-Package", "no.such.thing"))));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED));
        assertTrue(said().contains("generation 1 does not start") && said().contains("no.such.thing"), said());
    }

    @Test
    void aNewerProductIsTakenAnewAndWhatWasDeployedIsCarriedOver() throws Exception {
        product.bundle("scrfd", Map.of("Bundle-Version", "3")).bundle("plain", Map.of("Bundle-Version", "1"));
        write(List.of(
                distributed("api"),
                deployed("yunet", "2.0.0", Map.of()),
                deployed("scrfd", "2.0.0", Map.of()),
                deployed("mine", "1.0.0", Map.of())));
        product.version("2.0.0");
        assertEquals(
                List.of("api 1.0.0", "yunet 2.0.0", "scrfd 3.0.0", "mine 1.0.0"), started("people", Optional.empty()));
        assertEquals("", said());
    }

    @Test
    void whatIsOnProbationStillIsInANewerProduct() throws Exception {
        write(List.of(
                distributed("api"), distributed("yunet").withSuperseded(true), deployed("yunet", "2.0.0", Map.of())));
        product.version("2.0.0");
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("run", ASKED));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "yunet 2.0.0"), started("people", ASKED));
    }

    @Test
    void aDistributionWithOtherFilesIsTakenAnewByWhatKeepsRunning() throws Exception {
        Lock lock = write(List.of(distributed("api"), distributed("yunet")));
        product.bundle("yunet", Map.of("Bundle-Version", "1.0.1"));
        Starter.Started started = start("run", ASKED);
        started.runtime().close();
        assertFalse(started.lock().bundles().equals(lock.bundles()));
        assertEquals(1, started.lock().number());
    }

    @Test
    void aProductThatIsNotThereIsNoFaultOfAGeneration() throws Exception {
        write(List.of(distributed("api")));
        StartException e = assertThrows(StartException.class, () -> start("people", Optional.of("none")));
        assertTrue(e.getMessage().contains("none.json"), e.getMessage());
        assertEquals("", said());
    }

    @Test
    void aDamagedLockOfAnyKindIsPassedOver() throws Exception {
        write(List.of(distributed("api")));
        write(List.of(distributed("yunet")));
        Path lock = data.resolve("generations/2/lock.json");
        String whole = Files.readString(lock);
        for (String text : List.of(
                "[".repeat(200_000),
                "{\"a\":".repeat(200_000),
                whole.replace("\"1.0.0\"", "\"99999999999\""),
                whole.replace("bundles/yunet", "bundles/\\u0000"),
                whole + " ".repeat(5 << 20))) {
            Files.writeString(lock, text);
            assertEquals(List.of("api 1.0.0"), started("people", Optional.empty()));
        }
    }

    @Test
    void afterTwoFailedStartsTheNewestDeploymentIsLeftOut() throws Exception {
        write(List.of(distributed("api"), distributed("yunet")));
        LockedBundle good = deployed("good", "1.0.0", Map.of());
        write(List.of(distributed("api"), distributed("yunet"), good));
        LockedBundle bad = deployed("bad", "1.0.0", Map.of());
        write(List.of(distributed("api"), distributed("yunet"), good, bad));
        write(List.of(distributed("api"), distributed("yunet"), good, bad));
        fail(4);
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "good 1.0.0", "bad 1.0.0"), started("run", ASKED));
        assertEquals("", said());
        fail(4);
        Starter.Started started = start("run", ASKED);
        started.runtime().close();
        assertEquals(2, started.lock().number());
        assertEquals("bad", started.lock().leftOut().get(0).name());
        assertTrue(
                said().contains("bad 1.0.0 is left out: 2 starts in a row with it ended before Mien served"), said());
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("undeploy", ASKED), "nothing deployed at all");
        fail(2);
        fail(2);
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED), "nor the one before it");
    }

    @Test
    void whereNoOlderListIsKeptTheProductsOwnBundlesComeBack() throws Exception {
        LockedBundle newer = deployed("yunet", "2.0.0", Map.of());
        write(List.of(distributed("api"), deployed("good", "1.0.0", Map.of()), newer));
        fail(1);
        fail(1);
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "good 1.0.0"), started("people", ASKED));
        fail(1);
        fail(1);
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED));
    }

    @Test
    void aGoodStartMakesEarlierOnesGood() throws Exception {
        write(List.of(distributed("api"), deployed("good", "1.0.0", Map.of())));
        fail(1);
        assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("people", ASKED));
        fail(1);
        assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("people", ASKED), "one that was killed is no loop");
        assertEquals(List.of(), new StartMarks(data).failed(1));
    }

    @Test
    void whatIsStartingInAnotherProcessHasNotFailed() throws Exception {
        write(List.of(distributed("api"), deployed("good", "1.0.0", Map.of())));
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            for (int i = 0; i < 3; i++) {
                long began = other.info().startInstant().orElseThrow().toEpochMilli() + i;
                Files.createDirectories(data.resolve("starts"));
                Files.createFile(data.resolve("starts/1-" + other.pid() + "-" + began));
            }
            assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("people", ASKED));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(List.of("api 1.0.0"), started("people", ASKED).subList(0, 1));
        assertEquals(3, new StartMarks(data).failed(1).size());
    }

    /** A start by a process that is gone. */
    private void fail(long generation) throws Exception {
        Path starts = Files.createDirectories(data.resolve("starts"));
        failures++;
        Files.createFile(starts.resolve(generation + "-1-" + failures));
    }

    private List<String> started(String verb, Optional<String> asked) throws StartException {
        try (MienRuntime runtime = start(verb, asked).runtime()) {
            return Arrays.stream(runtime.context().getBundles())
                    .skip(1)
                    .map(b -> b.getSymbolicName() + " " + b.getVersion())
                    .toList();
        }
    }

    private Starter.Started start(String verb, Optional<String> asked) throws StartException {
        product.write();
        Distribution distribution = new Distribution(product.home());
        Invocation invocation = new Invocation(verb, data, Optional.empty());
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Starter(distribution, RuntimeOptions.standalone(), invocation, to).start(asked);
    }

    private Lock write(List<LockedBundle> bundles) throws Exception {
        product.write();
        Lock lock = new Composer(new Distribution(product.home()), data, "run")
                .ofFeature("test")
                .lock();
        List<String> named = bundles.stream().map(LockedBundle::name).toList();
        Set<String> removed =
                Set.copyOf(Stream.of("plain").filter(n -> !named.contains(n)).toList());
        return writer.write(lock.withBundles(bundles).withRemoved(removed));
    }

    private LockedBundle distributed(String name) throws Exception {
        String file = "bundles/" + name + "-1.jar";
        return LockedBundle.ofDistribution(file, Set.of())
                .withManifest(name, "1.0.0")
                .withSha256(Sha256.of(product.home().resolve(file)));
    }

    private LockedBundle deployed(String name, String version, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Bundle-Version", version);
        String sha256 = writer.keep(ProductFixture.jar(folder.resolve("new.jar"), name, all));
        return new LockedBundle(
                sha256 + ".jar", name, version, sha256, Origin.DEPLOYED, Set.of(), new ArrayList<>(), false);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
