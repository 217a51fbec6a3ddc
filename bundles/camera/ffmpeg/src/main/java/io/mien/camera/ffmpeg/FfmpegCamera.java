package io.mien.camera.ffmpeg;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.ProvideCamera;
import io.mien.camera.SourceAddress;
import java.time.Duration;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens what ffmpeg reads: {@code file:PATH}, {@code rtsp://} and {@code rtsps://} (option {@code transport}: tcp or udp),
 * {@code http://} and {@code https://} (option {@code recorded=1}: not a camera, none of its frames is left out),
 * {@code v4l2:/dev/video0}, {@code avfoundation:0} and {@code dshow:NAME} (options {@code size} and {@code rate}).
 */
@Component(configurationPid = "io.mien.camera.ffmpeg")
@Designate(ocd = FfmpegConfig.class)
@ProvideCamera({"file", "http", "https", "rtsp", "rtsps", "v4l2", "avfoundation", "dshow"})
public final class FfmpegCamera implements FrameSourceFactory {
    private final FfmpegConfig config;

    /** Made by Declarative Services. */
    @Activate
    public FfmpegCamera(FfmpegConfig config) {
        this.config = config;
    }

    @Override
    public Set<String> schemes() {
        return FfmpegInput.schemes();
    }

    @Override
    public FrameSource open(SourceAddress address) throws FrameSourceException {
        FfmpegInput input = FfmpegInput.of(address, Duration.ofMillis(config.silence_millis()));
        var command = new FfmpegProgram(config.program()).command(address, input);
        return new FfmpegSource(address, command, input.live(), config).start();
    }
}
