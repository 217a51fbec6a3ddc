package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell script in the place of ffmpeg. */
@Timeout(180)
class FfmpegSourceTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void onASystemWithAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    }

    private Path program(String does) throws IOException, InterruptedException {
        Path program = folder.resolve("ffmpeg");
        // Not by this process: one that it starts at this moment would inherit the open file, which then cannot be run.
        Process writer =
                new ProcessBuilder("/bin/sh", "-c", "cat > \"$0\" && chmod 700 \"$0\"", program.toString()).start();
        try (Writer in = writer.outputWriter(StandardCharsets.UTF_8)) {
            in.write("#!/bin/sh\n" + does + "\n");
        }
        assertEquals(0, writer.waitFor());
        return program;
    }

    /** A program that answers -version, and otherwise does what is said, with its arguments in the file "arguments". */
    private FfmpegCamera script(String does, long silence) throws IOException, InterruptedException {
        Path program = program("if [ \"$1\" = -version ]; then echo 'ffmpeg version 4.4.2'; exit; fi\n"
                + "printf '%s\\n' \"$@\" > " + folder.resolve("arguments") + "\n" + does);
        return new FfmpegCamera(new FfmpegSettings(program.toString(), silence));
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
    void aRecordedSourceThatGivesNothingMoreAndDoesNotEndIsEnded() throws Exception {
        FfmpegCamera camera = script(frame("abc") + "; exec sleep 600 >&- 2>&-", 500);
        try (FrameSource source = open(camera, "http://h/x#recorded=1")) {
            assertEquals("abc", seen(source.next()));
            FrameSourceException e = assertThrows(FrameSourceException.class, source::next);
            assertEquals("http://h/x: ffmpeg gave no more frames, and did not end within 500 ms", e.getMessage());
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
            Await.until("two frames are dropped", () -> source.dropped() >= 2);
            Optional<Frame> frame = source.next();
            assertEquals("new", seen(frame));
            assertEquals(2, frame.get().sequence());
            assertEquals(2, source.dropped());
        }
    }

    @Test
    void closingEndsTheProcessAndWhoWaits() throws Exception {
        FfmpegCamera camera = script(
                "echo $$ > " + folder + "/made && mv " + folder + "/made " + folder + "/pid; exec sleep 600", 60_000);
        FrameSource source = open(camera, "rtsp://h/x");
        Path pid = folder.resolve("pid");
        Await.until(() -> Files.exists(pid));
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
        FfmpegCamera camera =
                new FfmpegCamera(new FfmpegSettings(folder.resolve("none").toString(), 60_000));
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> open(camera, "rtsp://ann:s3cret@h/x"));
        assertTrue(e.getMessage().startsWith("rtsp://ann:***@h/x: needs the program"), e.getMessage());
        assertTrue(e.getMessage().contains("install ffmpeg"), e.getMessage());
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
    void aRateIsToldInThousands() throws Exception {
        Path film = Files.createFile(folder.resolve("film.mp4"));
        FfmpegCamera camera = script(
                "echo '[info]   Stream #0:0: Video: ppm, rgb24, 1x1, 1k fps, 1k tbn' >&2\n" + frame("abc") + "; "
                        + frame("def"),
                60_000);
        try (FrameSource source = open(camera, "file:" + film)) {
            source.next();
            assertEquals(1, source.next().orElseThrow().time().toEpochMilli());
        }
    }

    @Test
    void aRateThatIsToldLateMovesNoTime() throws Exception {
        Path film = Files.createFile(folder.resolve("film.mp4"));
        FfmpegCamera camera = script(
                frame("abc") + "\nwhile [ ! -e " + folder + "/first ]; do sleep .05; done\n"
                        + "echo '[info]   Stream #0:0: Video: ppm, rgb24, 1x1, 50 fps' >&2\n"
                        + frame("def") + "; " + frame("ghi"),
                60_000);
        try (FrameSource source = open(camera, "file:" + film)) {
            assertEquals(0, source.next().orElseThrow().time().toEpochMilli());
            Files.createFile(folder.resolve("first"));
            assertEquals(40, source.next().orElseThrow().time().toEpochMilli());
            assertEquals(80, source.next().orElseThrow().time().toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[error] http://ann:s3cret@h/x: Connection timed out",
                "[in#0/mov @ 0x5] [error] Error during demuxing: Connection timed out"
            })
    void aFilmThatIsNotReadToItsEndSaysWhy(String line) throws Exception {
        FfmpegCamera camera = script(
                frame("abc") + "\necho '" + line + "' >&2; echo '[error] No more of s3cret' >&2; exit 0", 60_000);
        try (FrameSource source = open(camera, "http://ann:s3cret@h/x#recorded=1")) {
            assertEquals("abc", seen(source.next()));
            String said = assertThrows(FrameSourceException.class, source::next).getMessage();
            assertTrue(said.startsWith("http://ann:***@h/x: ffmpeg could not read on: "), said);
            assertTrue(said.endsWith(": Connection timed out"), said);
            assertFalse(said.contains("s3cret"), said);
        }
    }

    @Test
    void aProgramThatDoesNotTellItsVersionIsEnded() throws Exception {
        Path silent = program("sleep 20");
        SourceAddress address = SourceAddress.parse("rtsp://ann:s3cret@h/x");
        FfmpegInput input = FfmpegInput.of(address, Duration.ofSeconds(60));
        FfmpegProgram program = new FfmpegProgram(silent.toString(), Duration.ofMillis(100));
        assertEquals(
                "rtsp://ann:***@h/x: needs the program " + silent + ", which did not tell its version within 100 ms",
                assertThrows(FrameSourceException.class, () -> program.command(address, input))
                        .getMessage());
    }

    /** A script may start the program and wait for it; both hold the pipe that is read here. */
    @Test
    void closingEndsWhatTheProcessStarted() throws Exception {
        FfmpegCamera camera = script(
                "sleep 600 & echo $! > " + folder + "/made && mv " + folder + "/made " + folder + "/child; wait",
                60_000);
        FrameSource source = open(camera, "rtsp://h/x");
        Await.until(() -> Files.exists(folder.resolve("child")));
        source.close();
        // Its thread reads until no process holds the pipe any more.
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("mien-ffmpeg")));
    }
}
