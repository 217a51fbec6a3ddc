package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed while it enrolls. Whatever it had acknowledged is in the gallery. System property
 * {@code mien.kills.cli} says how often; the store's own test kills it more often, in less time.
 */
class KillIT {
    private static final int MOST_DELAY_MILLIS = 1500;

    @TempDir
    private Path folder;

    private final Map<String, Integer> acknowledged = new HashMap<>();

    @Test
    void acknowledgedFacesSurvive(TestReporter reporter) throws Exception {
        int kills = LongTests.kills("mien.kills.cli");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path data = folder.resolve("data");
        int before = 0;
        for (int kill = 1; kill <= kills; kill++) {
            String told = "kill " + kill + " of seed " + seed;
            Path people = Pictures.variant(Mien.PICTURES.resolve("people"), folder.resolve("people-" + kill), kill);
            int acknowledgedNow = enrolAndKill(data, people, random);
            Map<String, Integer> stored = stored(data);
            acknowledged.forEach((label, faces) ->
                    assertTrue(stored.getOrDefault(label, 0) >= faces, () -> label + " lost by " + told));
            int total = stored.values().stream().mapToInt(n -> n).sum();
            // One more may have been stored and not yet acknowledged.
            int least = before + acknowledgedNow;
            assertTrue(total == least || total == least + 1, () -> total + " faces, not " + least + ", by " + told);
            before = total;
        }
        assertWhole(data, before);
        reporter.publishEntry("kill -9 while enrolling", kills + " times, " + before + " faces, none lost");
    }

    /** Kills it at any moment after the first acknowledgement, between two of them or within a transaction. */
    private int enrolAndKill(Path data, Path people, Random random) throws InterruptedException {
        try (Mien.Running running = Mien.atPictures().start("enroll", "--json", "--data", data, "--people", people)) {
            Wait.until(
                    () -> running.written().contains("\n") || !running.process().isAlive(), "the first face enrolled");
            running.process().waitFor(random.nextInt(MOST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
            String out = running.kill().out();
            // A part of a line at the end was not acknowledged.
            String whole = out.substring(0, out.lastIndexOf('\n') + 1);
            whole.lines()
                    .map(CommandRun::object)
                    .forEach(e -> acknowledged.merge((String) e.get("label"), 1, Integer::sum));
            return (int) whole.lines().count();
        }
    }

    private static Map<String, Integer> stored(Path data) {
        Map<String, Integer> faces = new HashMap<>();
        Mien.atPictures()
                .run("people", "--json", "--data", data)
                .done()
                .json()
                .forEach(p -> faces.put((String) p.get("label"), ((Double) p.get("faces")).intValue()));
        return faces;
    }

    /** Every face has its whole embedding, and the gallery is of use. */
    private void assertWhole(Path data, int faces) throws IOException {
        Path exported = folder.resolve("faces.bin");
        Mien.atPictures().run("faces", "export", "--data", data, exported).done();
        assertEquals(faces, FacesBin.read(exported).size());
        for (FacesBin.Entry entry : FacesBin.read(exported)) {
            assertEquals(1, entry.length(), 1e-4);
        }
        PrintedAnswer ada = Mien.atPictures()
                .run("recognize", "--json", "--data", data, "people/Ada/2.jpg")
                .done()
                .answers()
                .get(0);
        assertEquals("Ada", ada.face().label());
    }
}
