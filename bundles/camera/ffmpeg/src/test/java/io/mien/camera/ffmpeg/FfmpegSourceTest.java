package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shell script in the place of ffmpeg, where a test must control what it does; the real one if it is installed. */
@Timeout(180)
class FfmpegSourceTest {
    @TempDir
    private Path folder;

    private static FfmpegConfig config(String program, long silence) {
        return new FfmpegConfig() {
            @Override
            public String program() {
                return program;
            }

            @Override
            public long retry_millis() {
                return 20;
            }

            @Override
            public long retry_most_millis() {
                return 50;
            }

            @Override
            public long silence_millis() {
                return silence;
            }

            @Override
            public int frame_bytes() {
                return 1 << 24;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return FfmpegConfig.class;
            }
        };
    }

    @BeforeEach
    void onASystemWithAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    }

    /** A program that answers -version, and otherwise does what is said, with its arguments in the file "arguments". */
    private FfmpegCamera script(String does, long silence) throws IOException, InterruptedException {
        Path program = folder.resolve("ffmpeg");
        // Not by this process: one that it starts at this moment would inherit the open file, which then cannot be run.
        Process writer =
                new ProcessBuilder("/bin/sh", "-c", "cat > \"$0\" && chmod 700 \"$0\"", program.toString()).start();
        try (Writer in = writer.outputWriter(StandardCharsets.UTF_8)) {
            in.write("#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'ffmpeg version 4.4.2'; exit; fi\n"
                    + "printf '%s\\n' \"$@\" > " + folder.resolve("arguments") + "\n" + does + "\n");
        }
        assertEquals(0, writer.waitFor());
        return new FfmpegCamera(config(program.toString(), silence));
    }

    private static FrameSource open(FfmpegCamera camera, String address) throws FrameSourceException {
        return camera.open(SourceAddress.parse(address));
    }

    private static String frame(String letters) {
        return "printf 'P6\\n1 1\\n255\\n" + letters + "'";
    }

    private static String seen(Optional<Frame> frame) {
        return new String(frame.orElseThrow().image().data(), StandardCharsets.US_ASCII);
    }

    @Test
    void aRecordedSourceGivesEachFrameAndEnds() throws Exception {
        Path film = Files.createFile(folder.resolve("film.mp4"));
        FfmpegCamera camera = script(
                "echo '[info]   Stream #0:0: Video: ppm, rgb24, 1x1, 200 kb/s, 50 fps, 50 tbn' >&2\n"
                        + "for i in 1 2 3 4 5; do " + frame("ab'$i'") + "; done",
                60_000);
        try (FrameSource source = open(camera, "file:" + film)) {
            for (int i = 1; i <= 5; i++) {
                Optional<Frame> frame = source.next();
                assertEquals("ab" + i, seen(frame));
                assertEquals(20 * (i - 1), frame.get().time().toEpochMilli());
            }
            assertTrue(source.next().isEmpty());
            assertEquals(0, source.dropped());
        }
        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        assertTrue(arguments.contains("-nostdin"), arguments.toString());
        assertEquals("file:" + film, arguments.get(arguments.indexOf("-i") + 1));
        assertEquals("passthrough", arguments.get(arguments.indexOf("-vsync") + 1));
    }

    @Test
    void aRecordedSourceThatBreaksSaysWhyAfterItsFrames() throws Exception {
        FfmpegCamera camera = script(
                frame("abc") + "; echo \"[error] http://ann:s3cret@h/x: no luck with s3cret\" >&2; exit 3", 60_000);
        try (FrameSource source = open(camera, "http://ann:s3cret@h/x#recorded=1")) {
            assertEquals("abc", seen(source.next()));
            FrameSourceException e = assertThrows(FrameSourceException.class, source::next);
            assertEquals(
                    "http://ann:***@h/x: ffmpeg ended with code 3: http://ann:***@h/x: no luck with ***",
                    e.getMessage());
        }
    }

    @Test
    void aLiveSourceComesBackWhenItEnds() throws Exception {
        FfmpegCamera camera = script(frame("abc"), 60_000);
        try (FrameSource source = open(camera, "rtsp://h/x")) {
            for (int i = 0; i < 4; i++) {
                assertEquals("abc", seen(source.next()));
            }
        }
    }

    @Test
    void aLiveSourceThatIsSilentIsOpenedAgain() throws Exception {
        FfmpegCamera camera = script(
                "if [ -e " + folder + "/again ]; then " + frame("new") + "; else touch " + folder
                        + "/again; fi; exec sleep 600",
                500);
        try (FrameSource source = open(camera, "rtsp://h/x")) {
            assertEquals("new", seen(source.next()));
        }
    }

    @Test
    void aLiveSourceKeepsTheNewestAndCountsTheOthers() throws Exception {
        FfmpegCamera camera =
                script(frame("old") + "; " + frame("mid") + "; " + frame("new") + "; exec sleep 600", 60_000);
        try (FrameSource source = open(camera, "rtsp://h/x")) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (source.dropped() < 2 && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            Optional<Frame> frame = source.next();
            assertEquals("new", seen(frame));
            assertEquals(2, frame.get().sequence());
            assertEquals(2, source.dropped());
        }
    }

    @Test
    void closingEndsTheProcessAndWhoWaits() throws Exception {
        FfmpegCamera camera = script("echo $$ > " + folder + "/pid; exec sleep 600", 60_000);
        FrameSource source = open(camera, "rtsp://h/x");
        Path pid = folder.resolve("pid");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while ((!Files.exists(pid) || Files.size(pid) == 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        Thread closer = new Thread(source::close);
        closer.start();
        assertTrue(source.next().isEmpty());
        process.onExit().get(60, TimeUnit.SECONDS);
        assertFalse(process.isAlive());
        closer.join();
    }

    @Test
    void saysHowFfmpegIsInstalledIfItIsMissing() {
        FfmpegCamera camera = new FfmpegCamera(config(folder.resolve("none").toString(), 60_000));
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> open(camera, "rtsp://ann:s3cret@h/x"));
        assertTrue(e.getMessage().startsWith("rtsp://ann:***@h/x: needs the program"), e.getMessage());
        assertTrue(e.getMessage().contains("install ffmpeg"), e.getMessage());
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
        try (FrameSource source = open(new FfmpegCamera(config("ffmpeg", 60_000)), "file:" + film)) {
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
        try (FrameSource source = open(new FfmpegCamera(config("ffmpeg", 60_000)), "file:" + film)) {
            FrameSourceException e = assertThrows(FrameSourceException.class, source::next);
            assertTrue(e.getMessage().contains("Invalid data"), e.getMessage());
        }
    }

    /** A film's title is not ffmpeg's own word. */
    @Test
    void aRateThatCannotBeIsNotBelieved() throws Exception {
        Path film = Files.createFile(folder.resolve("film.mp4"));
        FfmpegCamera camera =
                script("echo '[info]   title : Video: ppm, 0 fps' >&2\n" + frame("abc") + "; " + frame("def"), 60_000);
        try (FrameSource source = open(camera, "file:" + film)) {
            source.next();
            assertEquals(40, source.next().orElseThrow().time().toEpochMilli());
            assertTrue(source.next().isEmpty());
        }
    }

    @Test
    void aPlaylistInAFileOpensNoNetworkAddress() throws Exception {
        make("-version");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path list = playlist("http://127.0.0.1:" + server.getLocalPort() + "/film.ts");
            try (FrameSource source = open(new FfmpegCamera(config("ffmpeg", 60_000)), "file:" + list)) {
                assertThrows(FrameSourceException.class, source::next);
            }
            // It has ended: if it had asked, that would be waiting here.
            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void aPlaylistFromTheNetworkOpensNoFile() throws Exception {
        Path film = folder.resolve("film.ts");
        make("-f", "lavfi", "-i", "color=red:s=64x48:r=10:d=1", "-c:v", "mpeg2video", film.toString());
        byte[] list = Files.readAllBytes(playlist("file://" + film));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/list.m3u8", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
        try (FrameSource source = open(
                new FfmpegCamera(config("ffmpeg", 60_000)),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/list.m3u8#recorded=1")) {
            assertThrows(FrameSourceException.class, source::next);
        } finally {
            server.stop(0);
        }
    }

    private Path playlist(String segment) throws IOException {
        return Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + segment + "\n#EXT-X-ENDLIST\n");
    }

    private static void make(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin"));
        command.addAll(List.of(arguments));
        try {
            assertEquals(
                    0,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor());
        } catch (IOException e) {
            assumeTrue(false, "ffmpeg is not installed");
        }
    }
}
