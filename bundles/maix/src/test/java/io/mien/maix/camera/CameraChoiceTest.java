package io.mien.maix.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CameraChoiceTest {
    private static final String PATH = "/bin" + File.pathSeparator + "/opt/bin";

    private static String choice(Optional<String> told, String... files) {
        Set<String> there = Set.of(files);
        return new CameraChoice(told, p -> there.contains(p.toString().replace('\\', '/')), PATH).address();
    }

    @Test
    void takesWhatWasToldBeforeAnythingElse() {
        assertEquals("rtsp://door/1", choice(Optional.of("rtsp://door/1"), "/dev/video0", "/bin/ffmpeg"));
        assertEquals("v4l2:/dev/video2", choice(Optional.of("/dev/video2")));
    }

    @Test
    void takesTheFirstCameraThatFfmpegCanRead() {
        assertEquals("v4l2:/dev/video1", choice(Optional.empty(), "/dev/video1", "/dev/video4", "/opt/bin/ffmpeg"));
    }

    @Test
    void takesTheSyntheticRoomElse() {
        assertEquals("demo:", choice(Optional.empty(), "/dev/video0"));
        assertEquals("demo:", choice(Optional.empty(), "/bin/ffmpeg"));
    }
}
