package io.mien.sightings.kept;

import static io.mien.sightings.kept.Sights.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.tck.ChildProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process again and again while it keeps, changes and forgets sightings. {@code -Dmien.kills} says how often. */
@Timeout(300)
class SightingKillTest {
    private static final int KILLS = Integer.getInteger("mien.kills", 5);
    private static final int LONGEST_LIFE = 400;
    private static final int FORGOTTEN = 5;

    @TempDir
    private Path temporary;

    /** The last answer about each sighting. */
    private final Map<Long, String> answers = new HashMap<>();

    private final Set<String> forgotten = new HashSet<>();
    private String forgetting = "";

    /** Writes for ever, and a line when the database has answered. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] arguments) throws MienException {
            SightingDatabase database = SightingDatabase.open(Path.of(arguments[0]), Optional.empty());
            for (long turn = Long.parseLong(arguments[1]); ; turn++) {
                String label = "p" + turn;
                long id = database.add(Sights.of(label, NOON), Sights.crops("first"));
                System.out.println("first " + id + " " + label);
                database.update(id, Sights.of(label, NOON), Sights.crops("second"));
                System.out.println("second " + id + " " + label);
                if (turn % FORGOTTEN == 0) {
                    System.out.println("forgetting " + id + " " + label);
                    database.purge(label);
                    System.out.println("forgot " + id + " " + label);
                }
            }
        }
    }

    @Test
    void answeredWritesOutliveKillMinus9() throws Exception {
        Random random = new Random(7);
        long turn = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            turn = keepUntilKilled(random, turn);
            check();
        }
        assertTrue(answers.size() > KILLS, "only " + answers.size() + " sightings were kept");
        System.out.println(KILLS + " kills, " + answers.size() + " sightings answered");
    }

    private long keepUntilKilled(Random random, long turn) throws Exception {
        long last = turn;
        try (ChildProcess child = new ChildProcess(Keeper.class, folder().toString(), Long.toString(turn))) {
            String line = child.line();
            CompletableFuture<Void> killed = CompletableFuture.runAsync(
                    () -> kill(child),
                    CompletableFuture.delayedExecutor(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS));
            for (; line != null; line = child.line()) {
                last = Math.max(last, note(line.split(" ")));
            }
            killed.get(60, TimeUnit.SECONDS);
        }
        return last + 1;
    }

    private long note(String[] words) {
        forgetting = words[0].equals("forgetting") ? words[2] : "";
        if (words[0].equals("forgot")) {
            forgotten.add(words[2]);
            answers.remove(Long.parseLong(words[1]));
        } else if (!words[0].equals("forgetting")) {
            answers.put(Long.parseLong(words[1]), words[0]);
        }
        return Long.parseLong(words[2].substring(1));
    }

    private static void kill(ChildProcess child) {
        try {
            child.kill();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check() throws Exception {
        SightingDatabase database = SightingDatabase.open(folder(), Optional.empty());
        assertEquals(0, database.unreadable());
        for (Map.Entry<Long, String> answer : Map.copyOf(answers).entrySet()) {
            if (!forgetting.isEmpty() && wasBeingForgotten(database, answer.getKey())) {
                answers.remove(answer.getKey());
                continue;
            }
            // The last answered write, or the one that was in progress when the process ended.
            boolean second = database.read(answer.getKey()).equals(Sights.crops("second"));
            assertTrue(second || answer.getValue().equals("first"), () -> "sighting " + answer.getKey());
        }
        for (SightingHead head : database.list()) {
            assertTrue(!forgotten.contains(head.person().orElseThrow()), () -> head + " was forgotten");
            assertEquals(1, database.read(head.id()).size());
        }
        assertThrows(NoSuchSightingException.class, () -> database.head(Long.MAX_VALUE));
    }

    private static boolean wasBeingForgotten(SightingDatabase database, long id) {
        return database.list().stream().noneMatch(head -> head.id() == id);
    }

    private Path folder() {
        return temporary.resolve("sightings");
    }
}
