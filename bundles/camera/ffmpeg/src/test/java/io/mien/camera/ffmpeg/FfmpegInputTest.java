package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegInputTest {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static FfmpegInput input(String address) throws FrameSourceException {
        return FfmpegInput.of(SourceAddress.parse(address), SILENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rtsp://h/a?b=c | -protocol_whitelist rtsp,rtp,udp,tcp -rtsp_transport tcp -fflags nobuffer -i rtsp://h/a?b=c",
                "rtsp://h/a#transport=udp | -protocol_whitelist rtsp,rtp,udp,tcp -rtsp_transport udp -fflags nobuffer -i rtsp://h/a",
                "rtsps://h/a | -protocol_whitelist rtsps,rtsp,rtp,srtp,udp,tcp,tls -rtsp_transport tcp -fflags nobuffer -i rtsps://h/a",
                "http://h/a | -protocol_whitelist http,tcp -rw_timeout 15000000 -i http://h/a",
                "https://h/a | -protocol_whitelist https,tls,tcp,http -rw_timeout 15000000 -i https://h/a",
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
        FfmpegInput film = input("http://h/clip.mp4#recorded=1");
        assertFalse(film.live());
        assertEquals(input("http://h/clip.mp4").arguments(), film.arguments());
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
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> FfmpegInput.of(parsed, SILENCE));
        assertTrue(e.getMessage().startsWith(address.replaceFirst("#.*", "")), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3/cret", "s3?cret", "s3#cret"})
    void aPasswordThatFfmpegWouldCutIsRefused(String password) throws Exception {
        String address = "rtsp://ann:" + password + "@door/live#";
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> input(address));
        assertEquals(
                "rtsp://ann:***@door/live: has no port after the colon; in a password / is written %2F, ? %3F and # %23",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://door:80/live@1080p",
                "rtsp://ann:s3@cret@door:554/live",
                "rtsp://ann@corp:s3cret@door/a/b",
                "rtsp://[fe80::1]/live",
                "rtsp://ann:s3cret@[fe80::1]:554/live",
                "http://door/at/12:30"
            })
    void anAddressThatFfmpegUnderstandsIsTaken(String address) throws Exception {
        List<String> arguments = input(address).arguments();
        assertEquals(address, arguments.get(arguments.size() - 1));
    }
}
