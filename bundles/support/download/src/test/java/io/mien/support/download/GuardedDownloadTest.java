package io.mien.support.download;

import static io.mien.support.testing.FakeServer.status;
import static io.mien.support.testing.FakeServer.trickling;
import static io.mien.support.testing.FakeServer.whole;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device in the field fetches: from nobody who could be someone else, and not for ever. */
class GuardedDownloadTest extends DownloadCase {
    private static final DownloadPolicy GUARDED =
            new DownloadPolicy(1, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, 3).guarded(100_000);

    @Test
    void leavesAServerThatSendsALittleAtATime() {
        server.on("/f.onnx", trickling(FILE));
        String told = fails();
        assertTrue(told.contains("less than 100000 bytes came for 5000 ms, after "), told);
    }

    @Test
    void takesWhatComesFastEnough() throws Exception {
        server.on("/f.onnx", whole(FILE));
        assertArrayEquals(FILE, Files.readAllBytes(fetch(GUARDED).path()));
    }

    @Test
    void asksNoOtherMachineInTheClear() {
        WebRequests web = new WebRequests(GUARDED);
        URI open = URI.create("http://updates.invalid/release.json");
        String told =
                assertThrows(DownloadException.class, () -> web.read(open, 10)).getMessage();
        assertTrue(told.contains("is asked only by https"), told);
    }

    @Test
    void followsNoRedirectToAnotherSchemeOrMachine() {
        for (String location : List.of("https://127.0.0.1/f", "http://updates.invalid/f", "file:///etc/passwd")) {
            server.on("/f.onnx", status(302, "Location", location));
            assertTrue(fails().contains("is redirected to where nothing is fetched from: '" + location));
        }
    }

    @Test
    void readsNoMoreOfASmallFileThanAllowed() throws Exception {
        WebRequests web = new WebRequests(GUARDED);
        server.on("/f.onnx", whole(FILE));
        assertArrayEquals(FILE, web.read(server.at("/f.onnx"), FILE.length));
        String told = assertThrows(DownloadException.class, () -> web.read(server.at("/f.onnx"), FILE.length - 1))
                .getMessage();
        assertTrue(told.endsWith("has more than 299999 bytes"), told);
        server.on("/f.onnx", status(404));
        told = assertThrows(DownloadException.class, () -> web.read(server.at("/f.onnx"), 1))
                .getMessage();
        assertTrue(told.endsWith("the server answers 404"), told);
    }

    private String fails() {
        String told =
                assertThrows(DownloadException.class, () -> fetch(GUARDED)).getMessage();
        assertEquals(List.of(), pauses);
        return told;
    }
}
