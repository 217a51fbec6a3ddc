package io.mien.support.download;

import static io.mien.support.testing.FakeServer.broken;
import static io.mien.support.testing.FakeServer.chunked;
import static io.mien.support.testing.FakeServer.ranged;
import static io.mien.support.testing.FakeServer.stalled;
import static io.mien.support.testing.FakeServer.status;
import static io.mien.support.testing.FakeServer.whole;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.testing.FakeServer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a download does when server, file or folder are not what they should be. */
class DownloadFailuresTest extends DownloadCase {
    @Test
    void wrongBytesAreRefused() throws Exception {
        server.on("/f.onnx", whole(OTHER));
        assertTrue(assertFails().contains("has the SHA-256 "));
        assertEquals(List.of(), names());
        assertEquals(1, server.ranges.size(), "what came whole is not fetched twice");
    }

    @Test
    void anotherSizeIsRefusedBeforeAByteIsTaken() throws Exception {
        server.on("/f.onnx", whole(Arrays.copyOf(FILE, 299_999)));
        assertTrue(assertFails().contains("is a file of 299999 bytes, not of 300000"));
        server.on("/f.onnx", whole(Arrays.copyOf(FILE, 300_001)));
        assertTrue(assertFails().contains("is a file of 300001 bytes, not of 300000"));
        assertEquals(List.of(), names());
        assertEquals(List.of(), progress);
    }

    @Test
    void noMoreIsTakenThanBelongsThere() throws Exception {
        server.on("/f.onnx", chunked(Arrays.copyOf(FILE, 5_000_000)));
        assertTrue(assertFails().contains("sends more than the 300000 bytes"));
        assertTrue(progress.stream().allMatch(p -> p <= FILE.length), "none of it was written");
        assertEquals(List.of(), names());
    }

    @Test
    void lessThanBelongsThereIsAskedForAgain() throws Exception {
        server.on("/f.onnx", chunked(Arrays.copyOf(FILE, HALF)), ranged(FILE, "\"1\""));
        assertFetched();
        assertEquals(List.of("-", "bytes=150000-"), server.ranges);

        server.on("/f.onnx", chunked(Arrays.copyOf(FILE, HALF)));
        assertTrue(assertFails().contains("ended after 150000 of 300000 bytes"));
    }

    @Test
    void anotherPartThanAskedForIsNotTaken() throws Exception {
        FakeServer.Answer wrong = exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 7-299999/300000");
            exchange.sendResponseHeaders(206, 300_000 - 7);
            exchange.getResponseBody().write(FILE, 7, 300_000 - 7);
        };
        server.on("/f.onnx", broken(FILE, HALF, ""), wrong, whole(FILE));
        assertFetched();
        server.on("/f.onnx", broken(FILE, HALF, ""), status(416), whole(FILE));
        assertFetched();
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        server.on("/f.onnx", status(503, "Retry-After", "7"), status(429), whole(FILE));
        assertFetched();
        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(2)), pauses);

        pauses.clear();
        server.on("/f.onnx", status(503, "Retry-After", "86400"), whole(FILE));
        assertFetched();
        assertEquals(List.of(Duration.ofSeconds(60)), pauses, "not as long as it may ask for");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void missingFileIsNotAskedForAgain(int status) throws Exception {
        server.on("/f.onnx", status(status));
        assertTrue(assertFails().endsWith("the server answers " + status));
        assertEquals(1, server.ranges.size());
        assertEquals(List.of(), names());
    }

    @Test
    void aStreamThatStallsIsLeft() throws Exception {
        server.on("/f.onnx", stalled(FILE, HALF, new CountDownLatch(1)), whole(FILE));
        DownloadPolicy hasty = new DownloadPolicy(2, Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO, 0);
        assertArrayEquals(FILE, Files.readAllBytes(fetch(hasty).path()));
        assertEquals(2, server.ranges.size());
    }

    /** The JDK's client continues to wait for the server when its reader is interrupted. */
    @Test
    void anInterruptEndsTheWaitForAStreamThatStalls() throws Exception {
        server.on("/f.onnx", stalled(FILE, HALF, new CountDownLatch(1)));
        DownloadPolicy patient = new DownloadPolicy(3, Duration.ofMinutes(10), Duration.ZERO, Duration.ZERO, 0);
        CountDownLatch halfway = new CountDownLatch(1);
        Download download = new Download(new WebRequests(patient), patient, pauses::add);
        FutureTask<PartFile> fetch = new FutureTask<>(() -> download.fetch(remote(), folder, bytes -> {
            if (bytes == HALF) {
                halfway.countDown();
            }
        }));
        Thread thread = new Thread(fetch);
        thread.start();
        assertTrue(halfway.await(20, TimeUnit.SECONDS));
        thread.interrupt();
        ExecutionException stopped = assertThrows(ExecutionException.class, () -> fetch.get(20, TimeUnit.SECONDS));
        String told = stopped.getCause().getMessage();
        assertTrue(told.contains("stopped; the next call resumes " + folder), told);
        assertEquals(1, server.ranges.size());
    }

    @Test
    void aServerThatIsNotThereIsTold() throws Exception {
        server.close();
        assertTrue(assertFails().contains("given up after 3 attempts: no connection to the server"));
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://host/f", "", "http:///nowhere", "ht tp://x"})
    void redirectsLeadToTheWebAlone(String location) throws Exception {
        server.on("/f.onnx", status(302, "Location", location));
        assertTrue(assertFails().contains("is redirected to w"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoReasonToTryAgain() throws Exception {
        server.on("/f.onnx", whole(FILE));
        folder = Files.writeString(folder.resolve("file"), "").resolve("below");
        assertTrue(assertFails().contains("cannot be written below"));
        assertEquals(List.of(), pauses);
    }
}
