package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ffmpeg of this machine, if there is one. */
@Timeout(180)
class RealFfmpegTest {
    @TempDir
    private Path folder;

    private static FrameSource open(long silence, String address) throws FrameSourceException {
        return new FfmpegCamera(new FfmpegSettings("ffmpeg", silence)).open(SourceAddress.parse(address));
    }

    private static int count(FrameSource source) throws Exception {
        int frames = 0;
        while (source.next().isPresent()) {
            frames++;
        }
        return frames;
    }

    /** Red, green and blue, 64x48, three seconds of 10 frames. */
    @Test
    void theRealProgramReadsAFilmWithItsColors() throws Exception {
        Path film = folder.resolve("film.mkv");
        make(
                "-f",
                "lavfi",
                "-i",
                "color=red:s=64x48:r=10:d=1",
                "-f",
                "lavfi",
                "-i",
                "color=blue:s=64x48:r=10:d=1",
                "-filter_complex",
                "[0][1]concat=n=2:v=1",
                "-c:v",
                "ffv1",
                film.toString());
        try (FrameSource source = open(60_000, "file:" + film)) {
            for (int i = 0; i < 20; i++) {
                Frame frame = source.next().orElseThrow();
                assertEquals("64x48 RGB", frame.image().toString());
                assertEquals(100 * i, frame.time().toEpochMilli());
                int red = frame.image().data()[0] & 255;
                int blue = frame.image().data()[2] & 255;
                assertTrue(
                        i < 10 ? red > 240 && blue < 15 : red < 15 && blue > 240,
                        "frame " + i + ": " + red + " " + blue);
            }
            assertTrue(source.next().isEmpty());
        }
    }

    @Test
    void theRealProgramSaysWhatIsWrongWithAFilm() throws Exception {
        make("-version");
        Path film = Files.writeString(folder.resolve("film.mp4"), "this is not a film");
        try (FrameSource source = open(60_000, "file:" + film)) {
            FrameSourceException e = assertThrows(FrameSourceException.class, source::next);
            assertTrue(e.getMessage().contains("Invalid data"), e.getMessage());
        }
    }

    @Test
    void aFilmWhoseServerStallsEndsWithAReason() throws Exception {
        Path film = folder.resolve("film.ts");
        make("-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=10", "-c:v", "mpeg2video", film.toString());
        byte[] bytes = Files.readAllBytes(film);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FrameSource source = open(3000, "http://127.0.0.1:" + server.getLocalPort() + "/film.ts#recorded=1")) {
            server.setSoTimeout(60_000);
            try (Socket client = server.accept()) {
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(bytes, 0, bytes.length / 2);
                client.getOutputStream().flush();
                String said = assertThrows(FrameSourceException.class, () -> count(source))
                        .getMessage();
                assertTrue(said.contains("ffmpeg could not read on: "), said);
            }
        }
    }

    /** ffmpeg itself would read this playlist: the control shows it. */
    @Test
    void aPlaylistInAFileUsesNoProtocolThatIsNotListed() throws Exception {
        Path list = playlist();
        assumeTrue(run("-i", list.toString(), "-f", "null", "-") == 0, "this ffmpeg does not read the playlist");
        try (FrameSource source = open(60_000, "file:" + list)) {
            assertThrows(FrameSourceException.class, source::next);
        }
    }

    @Test
    void aPlaylistFromTheNetworkUsesNoProtocolThatIsNotListed() throws Exception {
        playlist();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = Files.readAllBytes(
                    folder.resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/list.m3u8";
        try {
            assumeTrue(run("-i", url, "-f", "null", "-") == 0, "this ffmpeg does not read the playlist");
            try (FrameSource source = open(60_000, url + "#recorded=1")) {
                assertThrows(FrameSourceException.class, source::next);
            }
        } finally {
            server.stop(0);
        }
    }

    /** Of an encrypted film, which ffmpeg reads through its protocol crypto. */
    private Path playlist() throws Exception {
        Path film = folder.resolve("film.ts");
        make("-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=2", "-c:v", "mpeg2video", film.toString());
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[key.length]));
        Files.write(folder.resolve("part.ts"), cipher.doFinal(Files.readAllBytes(film)));
        Files.write(folder.resolve("key.ts"), key);
        return Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"key.ts\",IV=0x" + "0".repeat(32)
                        + "\n#EXTINF:2,\npart.ts\n#EXT-X-ENDLIST\n");
    }

    private static void make(String... arguments) throws Exception {
        assertEquals(0, run(arguments));
    }

    private static int run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            assumeTrue(false, "ffmpeg is not installed");
            return -1;
        }
    }
}
