package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.mien.reference.SharedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien model pull}: from a mirror of the catalog's files to a model that serves. */
class PullIT {
    private static final String YUNET = "face_detection_yunet_2023mar";
    private static final String BUNDLE = "io.mien.model." + YUNET + "-1.0.0.jar";

    @TempDir
    private Path folder;

    @Test
    void theCatalogIsShipped() {
        Mien.in(folder)
                .run("model", "pull", "--list")
                .done()
                .says(YUNET, "face_recognition_sface_2021dec", "w600k_r50", "det_10g", "non-commercial");
    }

    @Test
    void fetchesNonFreeModelsOnlyIfAsked() throws IOException {
        Mien.in(folder).run("model", "pull", "w600k_r50").failed().tells("non-commercial", "--accept-licence");
        Mien.in(folder).run("model", "pull", "buffalo").misused().tells("w600k_r50");
        assertEquals(List.of(), names());
    }

    @Test
    void aModelOfAMirrorServes() throws IOException {
        Mien.in(folder)
                .run("model", "pull", "yunet", "--mirror", weights().getParent())
                .done();
        assertEquals(List.of(BUNDLE), names());
        Object[] detect = {
            "detect",
            "--json",
            "--data",
            "data",
            "--models",
            ".",
            "--detector",
            YUNET,
            Mien.PICTURES.resolve(TestPeople.picture("Ada", 1))
        };
        PrintedAnswer answer = Mien.in(folder).run(detect).done().answers().get(0);
        assertTrue(answer.lineUp().get("detector").toString().startsWith(YUNET), answer::toString);
        assertEquals(1, answer.faces().size());
    }

    @Test
    void aDownloadThatBreaksOffIsGoneOnWith() throws IOException {
        byte[] file = Files.readAllBytes(weights());
        AtomicInteger from = new AtomicInteger(-1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String range = exchange.getRequestHeaders().getFirst("Range");
                if (range == null) {
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file, 0, file.length / 2);
                    return;
                }
                from.set(Integer.parseInt(range.replaceAll("\\D", "")));
                String rest = "bytes " + from + "-" + (file.length - 1) + "/" + file.length;
                exchange.getResponseHeaders().set("Content-Range", rest);
                exchange.sendResponseHeaders(206, file.length - from.get());
                exchange.getResponseBody().write(file, from.get(), file.length - from.get());
            }
        });
        server.start();
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/models";
            Mien.in(folder).run("model", "pull", "yunet", "--mirror", mirror).done();
        } finally {
            server.stop(0);
        }
        assertTrue(from.get() > 0, "the rest was asked for");
        assertEquals(List.of(BUNDLE), names());
        Mien.in(folder)
                .run("model", "pull", "yunet", "--mirror", weights().getParent(), "-o", "2.jar")
                .done();
        assertArrayEquals(Files.readAllBytes(folder.resolve(BUNDLE)), Files.readAllBytes(folder.resolve("2.jar")));
    }

    private static Path weights() {
        return SharedFolder.assume().resolve("models").resolve(YUNET + ".onnx");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
