package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockText;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.UnprovedRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StarterTest extends StarterCase {
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
    void mienRunBeginsWithBundlesThatPassed() throws Exception {
        write(List.of(
                distributed("api"), distributed("yunet").withSuperseded(true), deployed("yunet", "2.0.0", Map.of())));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("run", ASKED));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "yunet 2.0.0"), started("people", ASKED));
    }

    @Test
    void startedListIsToldToThoseWhoMayChangeIt() throws Exception {
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
    void ofAReleaseThatWasNotProvedNothingStarts() throws Exception {
        Lock before = write(List.of(distributed("api"), distributed("yunet")));
        Lock release = writer.write(before.withBundles(List.of(
                        distributed("api"),
                        distributed("yunet").withSuperseded(true),
                        deployed("yunet", "2.0.0", Map.of()),
                        deployed("sink", "2.0.0", Map.of())))
                .withUnproved(Optional.of(new UnprovedRelease("test 2 (sequence 7)", before.number()))));
        for (String verb : List.of("run", "people")) {
            assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started(verb, Optional.empty()), verb);
        }
        assertTrue(said().contains("test 2 (sequence 7) was interrupted before all of it"), said());
        assertEquals(release, start("generations", Optional.empty()).lock(), "who changes the list sees it as it is");
        Starter.Started started = start("run", Optional.empty());
        started.runtime().close();
        assertEquals(before.number(), started.lock().number());
        assertTrue(started.lock().why().contains("test 2 (sequence 7)"), started.lock()::why);

        Files.delete(data.resolve("generations/1/lock.json"));
        assertEquals(
                List.of("api 1.0.0", "yunet 1.0.0", "yunet 2.0.0", "sink 2.0.0"), started("people", Optional.empty()));
        assertTrue(said().contains("what was before test 2 (sequence 7) cannot be started"), said());
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
    void probationContinuesInANewerProduct() throws Exception {
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
    void aListFromBeforeTheProductHadABundleIsTakenAnewByEveryCommand() throws Exception {
        write(List.of(distributed("api"), deployed("yunet", "2.0.0", Map.of())));
        product.bundle("demo", "\"people\"");
        assertEquals(List.of("api 1.0.0", "yunet 2.0.0", "demo 1.0.0"), started("people", ASKED));
    }

    @Test
    void aListWithABundleForOtherCommandsIsTakenAnew() throws Exception {
        product.bundle("inbox", "\"run\"");
        write(List.of(distributed("api"), distributed("yunet"), distributed("inbox")));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), started("people", ASKED));
    }

    @Test
    void aProductThatIsNotThereIsNoFaultOfAGeneration() throws Exception {
        write(List.of(distributed("api")));
        StartException e = assertThrows(StartException.class, () -> start("people", Optional.of("none")));
        assertTrue(e.getMessage().contains("none.json"), e.getMessage());
        assertEquals("", said());
    }

    @Test
    void aConfigurationThatIsNotAllowedIsNoFaultOfAGeneration() throws Exception {
        write(List.of(distributed("api")));
        Path file = Files.createDirectories(data.resolve("conf")).resolve("a.matcher.properties");
        Files.writeString(file, "service.ranking = high");
        StartException e = assertThrows(StartException.class, () -> start("people", Optional.empty()));
        assertEquals(
                "the configuration " + file + ": service.ranking of a.matcher is 'high'; allowed is a whole number from"
                        + " -2147483648 to 2147483647",
                e.getMessage());
        Files.write(file, new byte[] {(byte) 0xFF});
        e = assertThrows(StartException.class, () -> start("people", Optional.empty()));
        assertTrue(e.getMessage().contains(file + " is not text"), e.getMessage());
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
}
