package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.StartMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts that came to no good end, and what is left out after them. */
class CrashLoopTest extends StarterCase {
    private int failures;

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
    void productsOwnBundlesComeBackIfNoOlderListIsKept() throws Exception {
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
    void howManyStartsMayFailIsConfigured() throws Exception {
        LockedBundle good = deployed("good", "1.0.0", Map.of());
        write(List.of(distributed("api"), good));
        write(List.of(distributed("api"), good, deployed("bad", "1.0.0", Map.of())));
        fail(2);
        Files.createDirectories(data.resolve("conf"));
        Files.writeString(data.resolve("conf/io.mien.runtime.properties"), "failed.starts = 1");
        assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("run", ASKED));
    }

    @Test
    void aGoodStartMakesEarlierOnesGood() throws Exception {
        write(List.of(distributed("api"), deployed("good", "1.0.0", Map.of())));
        fail(1);
        assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("people", ASKED));
        fail(1);
        assertEquals(List.of("api 1.0.0", "good 1.0.0"), started("people", ASKED), "one killed start is not a loop");
        assertEquals(List.of(), new StartMarks(data).failed(1));
    }

    @Test
    void startOfAnotherProcessHasNotFailed() throws Exception {
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
}
