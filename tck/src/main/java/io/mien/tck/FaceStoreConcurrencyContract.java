package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link FaceStore} promises to callers that come at the same time. */
public abstract class FaceStoreConcurrencyContract extends FaceStoreFixture {
    private static final int THREADS = 4;

    private static final int ROUNDS = 25;

    /** Longest that anything may take, in seconds. */
    private static final int DEADLINE = 120;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private <T> T get(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(DEADLINE, TimeUnit.SECONDS);
    }

    @Test
    void everyThreadsFacesAreThere() throws Exception {
        List<Future<List<Long>>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int own = thread;
            running.add(threads.submit(() -> {
                List<Long> ids = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    // All threads make the same new people at the same time.
                    ids.addAll(store.add(List.of(face("p" + i, own), face("own " + own, i))));
                }
                return ids;
            }));
        }
        Set<Long> ids = new HashSet<>();
        for (Future<List<Long>> each : running) {
            ids.addAll(get(each));
        }
        assertEquals(THREADS * ROUNDS * 2, ids.size());
        assertEquals(ROUNDS + THREADS, store.people().size());
        store.people().stream()
                .filter(person -> person.label().startsWith("p"))
                .forEach(person -> assertEquals(THREADS, person.faces(), person.label()));
    }

    @Test
    void aReaderSeesFacesAddedOrRemovedTogetherOrNotAtAll() throws Exception {
        store.add(List.of(face("stays", 1)));
        Future<?> writing = threads.submit((Callable<Void>) () -> {
            for (int i = 0; i < ROUNDS; i++) {
                store.add(List.of(face("pair", 2), face("pair", 3)));
                store.remove("pair");
            }
            return null;
        });
        while (!writing.isDone()) {
            for (Person person : store.people()) {
                assertEquals(person.label().equals("pair") ? 2 : 1, person.faces(), person.label());
            }
            for (StoredEmbedding each : embeddings(SPACE)) {
                assertTrue(length(each.values()) > .99, "half an embedding of " + each.label());
            }
        }
        get(writing);
    }

    private static double length(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void aSlowReaderHoldsUpNoWriter() throws Exception {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2)));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Future<?> reader = threads.submit((Callable<Void>) () -> {
            store.embeddings(SPACE, each -> {
                reading.countDown();
                await(written);
            });
            return null;
        });
        await(reading);
        get(threads.submit(() -> store.add(List.of(face("Cid", 3)))));
        get(threads.submit(() -> store.put(ids.get(0), embedding(OTHER, 1))));
        get(threads.submit(() -> store.remove("Bob")));
        written.countDown();
        get(reader);
        assertEquals(2, store.people().size());
    }

    @Test
    void aBackupMadeMeanwhileIsWhole() throws Exception {
        store.add(List.of(face("Ann", 1)));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Future<Integer> adding = threads.submit(() -> {
            int pairs = 0;
            for (; enough.getCount() > 0; pairs++) {
                store.add(List.of(face("pair " + pairs, 2), face("pair " + pairs, 3)));
                started.countDown();
            }
            return pairs;
        });
        await(started);
        Path file = temporary.resolve("backup");
        store.backup(file);
        enough.countDown();
        int added = get(adding);
        assertEquals(added + 1, store.people().size());
        assertHasPairs(file);
    }

    private void assertHasPairs(Path file) throws MienException {
        FaceStore other = provider().open(temporary.resolve("other"));
        try {
            other.restore(file);
            List<Person> people = other.people();
            assertTrue(people.size() > 1, "nothing was added before the backup");
            people.forEach(person -> assertEquals(person.label().equals("Ann") ? 1 : 2, person.faces()));
        } finally {
            provider().close(other);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(DEADLINE, TimeUnit.SECONDS), "nothing happened in time");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptedCallerHarmsNobody() throws MienException {
        store.add(List.of(face("Ann", 1)));
        Thread.currentThread().interrupt();
        assertThrows(StoreException.class, () -> store.add(List.of(face("Bob", 2))));
        assertTrue(Thread.interrupted());
        assertEquals(1, store.people().size());
        store.add(List.of(face("Bob", 2)));
        assertEquals(2, store.people().size());
    }
}
