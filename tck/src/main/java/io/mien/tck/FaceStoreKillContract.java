package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.store.FaceStore;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Kills a process again and again while it stores faces, and looks at what it had been told was stored. {@code -Dmien.kills}
 * says how often.
 */
public abstract class FaceStoreKillContract extends FaceStoreFixture {
    private static final int KILLS = Integer.getInteger("mien.kills", 5);

    /** The longest that a process lives after its first answer, in milliseconds. */
    private static final int LONGEST_LIFE = 400;

    /** Every so many faces one is removed again. */
    private static final int REMOVED = 10;

    /** What opens the store in the process that is killed; it has a constructor without parameters. */
    protected abstract Class<? extends FaceStoreProvider> providerClass();

    @Override
    protected FaceStoreProvider provider() {
        return ChildProcess.make(providerClass());
    }

    /** Adds faces for ever, and writes a line when the store has answered. */
    static final class Enroller {
        private Enroller() {}

        public static void main(String[] arguments) throws MienException, ReflectiveOperationException {
            FaceStoreProvider provider = (FaceStoreProvider) ChildProcess.make(Class.forName(arguments[2]));
            FaceStore store = provider.open(Path.of(arguments[0]));
            for (long seed = Long.parseLong(arguments[1]); ; seed++) {
                String label = "p" + seed;
                long id = store.add(List.of(face(label, seed))).get(0);
                System.out.println("added " + seed + " " + id);
                store.put(id, embedding(OTHER, seed));
                System.out.println("put " + seed + " " + id);
                if (seed % REMOVED == 0) {
                    System.out.println("removing " + seed + " " + id);
                    store.remove(label);
                    System.out.println("removed " + seed + " " + id);
                }
            }
        }
    }

    /** The last answer about each face, by its seed. */
    private final Map<Long, String> answers = new HashMap<>();

    private final Map<Long, Long> ids = new HashMap<>();

    private long next = 1;

    @Test
    void whatWasAnsweredOutlivesKillMinus9() throws Exception {
        Random random = new Random(7);
        provider().close(store);
        for (int kill = 0; kill < KILLS; kill++) {
            enrollUntilKilled(random);
            store = provider().open(temporary.resolve("gallery"));
            check();
            provider().close(store);
        }
        store = provider().open(temporary.resolve("gallery"));
        assertTrue(answers.size() > KILLS, "only " + answers.size() + " faces were stored");
        System.out.println(KILLS + " kills, " + answers.size() + " faces answered, "
                + store.faces().size() + " stored");
    }

    private void enrollUntilKilled(Random random) throws Exception {
        try (ChildProcess child = new ChildProcess(
                Enroller.class,
                temporary.resolve("gallery").toString(),
                Long.toString(next),
                providerClass().getName())) {
            // Some are killed while they start and recover what their predecessor left.
            if (random.nextInt(10) > 0) {
                note(Objects.requireNonNull(child.line(), "the process ended by itself"));
            }
            CompletableFuture<Void> killed = CompletableFuture.runAsync(
                    () -> kill(child),
                    CompletableFuture.delayedExecutor(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS));
            for (String line = child.line(); line != null; line = child.line()) {
                note(line);
            }
            killed.get(60, TimeUnit.SECONDS);
        }
        // The face that was being added may be there or not; its seed is not used again.
        next++;
    }

    private static void kill(ChildProcess child) {
        try {
            child.kill();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words.length == 3 && !words[2].isEmpty()) {
            long seed = Long.parseLong(words[1]);
            answers.put(seed, words[0]);
            ids.put(seed, Long.parseLong(words[2]));
            next = Math.max(next, seed + 1);
        }
    }

    private void check() throws MienException {
        Map<Long, StoredFace> faces = new HashMap<>();
        store.faces().forEach(face -> faces.put(Long.parseLong(face.label().substring(1)), face));
        Map<Long, StoredEmbedding> first = byFace(embeddings(SPACE));
        Map<Long, StoredEmbedding> second = byFace(embeddings(OTHER));
        for (Map.Entry<Long, String> answer : answers.entrySet()) {
            StoredFace face = faces.get(answer.getKey());
            switch (answer.getValue()) {
                case "removed" -> assertFalse(faces.containsKey(answer.getKey()), "removed, but there");
                case "removing" -> {}
                default -> assertEquals(ids.get(answer.getKey()), face == null ? null : face.id(), "lost");
            }
            if (answer.getValue().equals("put")) {
                assertTrue(second.containsKey(face.id()), "lost an embedding");
            }
        }
        for (Map.Entry<Long, StoredFace> face : faces.entrySet()) {
            assertWhole(
                    face.getValue(), face.getKey(), first.get(face.getValue().id()));
        }
        assertEquals(faces.size(), first.size());
        assertEquals(faces.size(), store.people().size());
    }

    private void assertWhole(StoredFace face, long seed, StoredEmbedding stored) throws MienException {
        assertSame(
                face(face.label(), seed).chip().orElseThrow(),
                store.chip(face.id()).orElseThrow());
        assertEquals(face.label(), stored.label());
        assertEquals(embedding(SPACE, seed), new Embedding(SPACE, stored.values()));
    }

    private static Map<Long, StoredEmbedding> byFace(List<StoredEmbedding> embeddings) {
        Map<Long, StoredEmbedding> byFace = new HashMap<>();
        embeddings.forEach(each -> byFace.put(each.faceId(), each));
        return byFace;
    }
}
