package io.mien.camera.ffmpeg;

import java.lang.annotation.Annotation;

/** The configuration of a test, in which nothing waits long before it is tried again. */
record FfmpegSettings(String program, long silence_millis) implements FfmpegConfig {
    @Override
    public long retry_millis() {
        return 20;
    }

    @Override
    public long retry_most_millis() {
        return 50;
    }

    @Override
    public int frame_bytes() {
        return 1 << 24;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return FfmpegConfig.class;
    }
}
