package io.mien.support.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.support.testing.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A download of one file from a server of the test. */
abstract class DownloadCase {
    static final byte[] FILE = bytes(1, 300_000);
    static final byte[] OTHER = bytes(2, 300_000);
    static final int HALF = 150_000;

    @TempDir
    Path folder;

    final FakeServer server = new FakeServer();
    final List<Duration> pauses = new ArrayList<>();
    final List<Long> progress = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    RemoteFile remote() throws Exception {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(FILE);
        return new RemoteFile(server.at("/f.onnx"), FILE.length, HexFormat.of().formatHex(sha256));
    }

    PartFile fetch() throws Exception {
        DownloadPolicy policy =
                new DownloadPolicy(3, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(60), 4);
        return fetch(policy);
    }

    PartFile fetch(DownloadPolicy policy) throws Exception {
        return new Download(new WebRequests(policy), policy, pauses::add).fetch(remote(), folder, progress::add);
    }

    void assertFetched() throws Exception {
        PartFile part = fetch();
        assertArrayEquals(FILE, Files.readAllBytes(part.path()));
        assertEquals(FILE.length, progress.get(progress.size() - 1));
        part.delete();
        assertEquals(List.of(), names());
    }

    String assertFails() {
        return assertThrows(DownloadException.class, this::fetch).getMessage();
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
