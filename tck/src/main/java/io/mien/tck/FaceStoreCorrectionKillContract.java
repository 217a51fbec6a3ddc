package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Kills a process again and again while it corrects faces: each correction is done whole or not at all, and what was answered
 * is done. {@code -Dmien.kills.corrections} says how often.
 */
public abstract class FaceStoreCorrectionKillContract extends FaceStoreFixture {
    private static final int KILLS = Integer.getInteger("mien.kills.corrections", 3);

    /** The longest that a process lives after its first answer, in milliseconds. */
    private static final int LONGEST_LIFE = 300;

    /** Faces that are moved together. */
    private static final int FACES = 20;

    /** What opens the store in the process that is killed; it has a constructor without parameters. */
    protected abstract Class<? extends FaceStoreProvider> providerClass();

    @Override
    protected FaceStoreProvider provider() {
        return ChildProcess.make(providerClass());
    }

    /** Renames a person for ever, and deletes two faces each time; writes a line when the store has answered. */
    static final class Corrector {
        private Corrector() {}

        public static void main(String[] arguments) throws MienException, ReflectiveOperationException {
            FaceStoreProvider provider = (FaceStoreProvider) ChildProcess.make(Class.forName(arguments[2]));
            FaceStore store = provider.open(Path.of(arguments[0]));
            Set<Long> group = store.faces().stream()
                    .filter(face -> face.label().startsWith("p"))
                    .map(StoredFace::id)
                    .collect(Collectors.toSet());
            for (long round = Long.parseLong(arguments[1]); ; round++) {
                Set<Long> wrong = new HashSet<>(store.add(List.of(face("wrong", round), face("wrong", round + 1))));
                store.move(group, "p" + round);
                System.out.println("moved " + round);
                store.removeFaces(wrong);
                System.out.println("removed " + round);
            }
        }
    }

    private long answered;

    @Test
    void aCorrectionIsDoneWholeOrNotAtAll() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int seed = 0; seed < FACES; seed++) {
            ids.addAll(store.add(List.of(face("p0", seed))));
        }
        store.add(List.of(face("Ann", 99)));
        provider().close(store);
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            correctUntilKilled(random);
            store = provider().open(temporary.resolve("gallery"));
            check(ids);
            provider().close(store);
        }
        store = provider().open(temporary.resolve("gallery"));
        assertTrue(answered >= KILLS, "only " + answered + " corrections were answered");
        System.out.println(KILLS + " kills, " + answered + " people renamed");
    }

    private void correctUntilKilled(Random random) throws Exception {
        try (ChildProcess child = new ChildProcess(
                Corrector.class,
                temporary.resolve("gallery").toString(),
                Long.toString(answered + 1),
                providerClass().getName())) {
            note(assertLine(child.line()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE)));
            child.kill();
            for (String line = child.line(); line != null; line = child.line()) {
                note(line);
            }
        }
    }

    private static String assertLine(String line) {
        assertNotNull(line, "the process ended by itself");
        return line;
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words.length == 2 && words[0].equals("moved") && !words[1].isEmpty()) {
            answered = Math.max(answered, Long.parseLong(words[1]));
        }
    }

    private void check(List<Long> ids) throws MienException {
        Map<String, List<Long>> people = store.faces().stream()
                .collect(Collectors.groupingBy(
                        StoredFace::label, Collectors.mapping(StoredFace::id, Collectors.toList())));
        List<String> named =
                people.keySet().stream().filter(label -> label.startsWith("p")).toList();
        assertEquals(1, named.size(), "moved in part: " + named);
        assertEquals(ids, people.get(named.get(0)));
        long round = Long.parseLong(named.get(0).substring(1));
        assertTrue(round == answered || round == answered + 1, round + " after " + answered + " was answered");
        answered = round;
        assertEquals(1, people.get("Ann").size());
        int wrong = people.getOrDefault("wrong", List.of()).size();
        assertEquals(0, wrong % 2, "two faces are deleted together");
        List<StoredEmbedding> embeddings = embeddings(SPACE);
        assertEquals(FACES + 1 + wrong, embeddings.size());
        embeddings.stream().filter(e -> ids.contains(e.faceId())).forEach(e -> assertEquals(named.get(0), e.label()));
        assertEquals(people.size(), store.people().size());
    }
}
