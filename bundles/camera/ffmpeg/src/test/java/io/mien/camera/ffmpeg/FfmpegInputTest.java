package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegInputTest {
    private static FfmpegInput input(String address) throws FrameSourceException {
        return FfmpegInput.of(SourceAddress.parse(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rtsp://h/a?b=c | -protocol_whitelist rtsp,rtp,udp,tcp -rtsp_transport tcp -fflags nobuffer -i rtsp://h/a?b=c",
                "rtsp://h/a#transport=udp | -protocol_whitelist rtsp,rtp,udp,tcp -rtsp_transport udp -fflags nobuffer -i rtsp://h/a",
                "https://h/a | -protocol_whitelist https,tls,tcp,http -i https://h/a",
                "v4l2:/dev/video0#size=640x480&rate=30 | -f v4l2 -video_size 640x480 -framerate 30 -i /dev/video0",
                "avfoundation:0 | -f avfoundation -i 0:none",
                "dshow:Webcam | -f dshow -i video=Webcam",
            })
    void eachSchemeHasItsInputAndItsProtocols(String address, String arguments) throws Exception {
        FfmpegInput input = input(address);
        assertEquals(List.of(arguments.split(" ")), input.arguments());
        assertTrue(input.live());
    }

    @Test
    void aFileIsReadAsAFileWhateverItsName(@TempDir Path folder) throws Exception {
        for (String name : List.of("-i.mp4", "http:x.mp4", "a b;rm -rf $HOME.mp4", "%03d.jpg")) {
            Path file = Files.createFile(folder.resolve(name));
            FfmpegInput input = input("file:" + file);
            assertEquals(List.of("-protocol_whitelist", "file", "-i", "file:" + file), input.arguments());
            assertFalse(input.live());
        }
    }

    @Test
    void aWholeFilmMayComeFromAWebServer() throws Exception {
        assertFalse(input("http://h/clip.mp4#recorded=1").live());
        assertTrue(input("http://h/clip.mp4").live());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:missing.mp4",
                "file:/dev/null",
                "file:",
                "file:/etc#loop=1",
                "rtsp:-i",
                "rtsp:/x",
                "rtsp://h/a b",
                "rtsp://h#transport=-i",
                "rtsp://h#size=1x1",
                "http:x",
                "http://h#recorded=2",
                "v4l2:video0",
                "v4l2:-i",
                "v4l2:/dev/../etc/passwd",
                "v4l2:/dev/video0#size=-1x1",
                "v4l2:/dev/video0#rate=0x",
                "avfoundation:-i",
                "avfoundation:0:1",
                "dshow:a:audio=b",
            })
    void refusesWhatCouldMeanSomethingElse(String address) throws Exception {
        SourceAddress parsed = SourceAddress.parse(address);
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> FfmpegInput.of(parsed));
        assertTrue(e.getMessage().startsWith(address.replaceFirst("#.*", "")), e.getMessage());
    }
}
