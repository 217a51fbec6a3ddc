package io.mien.support.download;

import static io.mien.support.testing.FakeServer.broken;
import static io.mien.support.testing.FakeServer.chunked;
import static io.mien.support.testing.FakeServer.ranged;
import static io.mien.support.testing.FakeServer.status;
import static io.mien.support.testing.FakeServer.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadTest extends DownloadCase {
    @Test
    void aFileComesWhole() throws Exception {
        server.on("/f.onnx", whole(FILE));
        assertFetched();
        assertEquals(List.of("-"), server.ranges);

        server.on("/f.onnx", chunked(FILE));
        assertFetched();
    }

    @Test
    void resumesWhatBreaksOff() throws Exception {
        server.on("/f.onnx", broken(FILE, HALF, "\"1\""), ranged(FILE, "\"1\""));
        assertFetched();
        assertEquals(2, server.ranges.size());
        long from = Long.parseLong(server.ranges.get(1).replaceAll("\\D", ""));
        assertTrue(from > 0 && from <= HALF, server.ranges::toString);
        assertEquals(List.of(Duration.ofSeconds(1)), pauses);
    }

    @Test
    void theNextDownloadGoesOnWhereTheLastGaveUp() throws Exception {
        server.on("/f.onnx", broken(FILE, HALF, "\"1\""), status(503));
        String told = assertFails();
        assertTrue(told.contains("given up after 3 attempts: the server answers 503; the next call resumes"), told);
        assertEquals(List.of("f.onnx.part", "f.onnx.part.from"), names());
        assertTrue(Files.size(folder.resolve("f.onnx.part")) > 0);

        server.on("/f.onnx", ranged(FILE, "\"1\""));
        server.ranges.clear();
        assertFetched();
        assertTrue(server.ranges.get(0).startsWith("bytes="), server.ranges::toString);
        assertEquals(1, server.ranges.size());
    }

    @Test
    void aWholePartNeedsNoServer() throws Exception {
        server.on("/f.onnx", whole(FILE));
        fetch();
        server.on("/f.onnx", status(404));
        assertFetched();
    }

    @Test
    void aPartOfSomethingElseIsNotGoneOnFrom() throws Exception {
        Files.write(folder.resolve("f.onnx.part"), new byte[100]);
        server.on("/f.onnx", ranged(FILE, "\"1\""));
        assertFetched();
        assertEquals(List.of("-"), server.ranges);
    }

    @Test
    void aServerThatIgnoresRangesSendsAllOfItAgain() throws Exception {
        server.on("/f.onnx", broken(FILE, HALF, ""), whole(FILE));
        assertFetched();
    }

    @Test
    void aFileThatChangedBetweenThePartsIsTakenAnew() throws Exception {
        server.on("/f.onnx", broken(OTHER, HALF, "\"old\""), ranged(FILE, "\"new\""));
        assertFetched();
        assertEquals(2, server.ranges.size(), "its tag tells, without fetching the rest");
    }

    @Test
    void aChangeThatNoTagTellsIsSeenByTheDigest() throws Exception {
        server.on("/f.onnx", broken(OTHER, HALF, ""), ranged(FILE, "\"new\""), ranged(FILE, "\"new\""));
        assertFetched();
        assertEquals("-", server.ranges.get(2), "fetched once more, from the first byte");
    }

    @Test
    void redirectsAreFollowedAsFarAsAllowed() throws Exception {
        server.on("/f.onnx", status(302, "Location", "/a"))
                .on("/a", status(307, "Location", server.at("/b").toString()))
                .on("/b", whole(FILE));
        assertFetched();

        server.on("/b", status(301, "Location", "/f.onnx"));
        server.ranges.clear();
        assertTrue(assertFails().endsWith("is redirected more than 4 times"));
        assertEquals(5, server.ranges.size());
    }
}
