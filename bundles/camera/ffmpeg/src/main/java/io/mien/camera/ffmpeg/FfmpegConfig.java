package io.mien.camera.ffmpeg;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How ffmpeg is run. */
@ObjectClassDefinition(
        name = "Mien FFmpeg camera",
        description = "Reads video files and cameras by an ffmpeg process; a change takes effect for sources that are"
                + " opened afterward")
@interface FfmpegConfig {
    @AttributeDefinition(name = "Program", description = "Name of the program on the PATH, or its path")
    String program() default "ffmpeg";

    @AttributeDefinition(
            name = "First retry (ms)",
            description = "Time after the end of a live source until it is opened again; doubled each time it gives"
                    + " no frame",
            min = "1")
    long retry_millis() default 1000;

    @AttributeDefinition(name = "Longest retry (ms)", description = "Longest time between two tries", min = "1")
    long retry_most_millis() default 30_000;

    @AttributeDefinition(
            name = "Silence (ms)",
            description =
                    "Longest time in which a live source gives no frame, after which it is opened again, and in which a"
                            + " web server sends nothing of a film, after which that ends",
            min = "1")
    long silence_millis() default 15_000;

    @AttributeDefinition(
            name = "Frame (bytes)",
            description = "Most bytes of the pixels of a frame; 7680 x 4320 pixels by default",
            min = "1",
            max = "1073741824")
    int frame_bytes() default 7680 * 4320 * 3;
}
