package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.GalleryId;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentLogTest {
    private static final int DEADLINE = 60;

    @TempDir
    private Path folder;

    private CurrentLog open() throws Exception {
        LogHeader header = new LogHeader(new GalleryId(UUID.randomUUID()), 1);
        return new CurrentLog(
                TestLogStores.settings(folder), Log.create(new FileLogDisk(), folder.resolve("log"), header));
    }

    @Test
    void closingWaitsForWhoReads() throws Exception {
        CurrentLog log = open();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> read(log, reading, enough));
        assertTrue(reading.await(DEADLINE, TimeUnit.SECONDS));
        Thread closing = new Thread(() -> close(log));
        closing.start();
        Await.until("it waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
        enough.countDown();
        assertTrue(read.get(DEADLINE, TimeUnit.SECONDS), "closed under who read");
        closing.join(TimeUnit.SECONDS.toMillis(DEADLINE));
        assertThrows(StoreClosedException.class, () -> log.read("read", open -> 1));
    }

    private static boolean read(CurrentLog log, CountDownLatch reading, CountDownLatch enough) {
        try {
            return log.read("read", open -> {
                reading.countDown();
                Await.open(enough);
                open.force();
                return true;
            });
        } catch (StoreException e) {
            return false;
        }
    }

    private static void close(CurrentLog log) {
        try {
            log.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failureNamesFileAndReason() throws Exception {
        CurrentLog log = open();
        String told = assertThrows(
                        StoreException.class,
                        () -> log.read("do that", open -> {
                            throw new IOException("the card is gone");
                        }))
                .getMessage();
        assertEquals("the gallery in " + folder + " cannot do that: the card is gone", told);
        log.close();
        log.close();
    }
}
