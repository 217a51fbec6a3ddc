package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network camera that goes away and comes back, and ffmpeg that dies: a real RTSP server, and real ffmpeg. */
class RtspIT {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    private Product product;
    private int port;

    @Test
    void aCameraThatGoesAwayComesBack() throws Exception {
        assumeTrue(canServe(), "no python3 with GstRtspServer");
        port = freePort();
        product = new Product(Mien.in(folder), folder.resolve("data"));
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        // In the place of the demo.
        Files.write(
                conf.resolve("io.mien.live.source~demo.properties"),
                List.of("address=rtsp://127.0.0.1:" + port + "/camera", "name=door"));
        Process server = serve();
        try (Mien.Running running = product.start("live")) {
            awaitFrames(10);
            server.destroyForcibly().waitFor();
            double before = frames();
            server = serve();
            awaitFrames(before + 10);
            ProcessHandle ffmpeg = running.process()
                    .descendants()
                    .filter(p -> p.info().command().orElse("").endsWith("ffmpeg"))
                    .findFirst()
                    .orElseThrow();
            ffmpeg.destroyForcibly();
            ffmpeg.onExit().get();
            awaitFrames(frames() + 10);
            assertEquals("open", door().get("state"));
            product.on("stop").done();
            running.await().done();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static boolean canServe() throws IOException, InterruptedException {
        String modules =
                "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer";
        return Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", modules).start().waitFor() == 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process serve() throws IOException, URISyntaxException {
        Path script = Path.of(RtspIT.class.getResource("/rtsp-server.py").toURI());
        return new ProcessBuilder(PYTHON, script.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private void awaitFrames(double more) {
        Wait.until(() -> frames() >= more, () -> more + " frames, not only " + door());
    }

    private double frames() {
        return (Double) door().get("frames");
    }

    private Map<String, Object> door() {
        return Product.object(((List<?>) product.status().get("sources")).get(0));
    }
}
