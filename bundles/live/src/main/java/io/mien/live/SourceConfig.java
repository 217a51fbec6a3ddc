package io.mien.live;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One source of frames, and how the faces in it are followed. One configuration for each source. */
@ObjectClassDefinition(
        name = "Mien live source",
        description = "A source of frames by its address; a change takes effect at once: the source is opened again")
@interface SourceConfig {
    @AttributeDefinition(
            name = "Address",
            description = "SCHEME:LOCATION, such as demo:, file:clip.mp4, rtsp://USER@HOST/PATH; options follow #")
    String address();

    @AttributeDefinition(name = "Name", description = "What the source is called in results; empty: its address")
    String name() default "";

    @AttributeDefinition(
            name = "Password file",
            description = "File whose first line is the password of the user that the address names; empty: none")
    String password_file() default "";

    @AttributeDefinition(
            name = "Frames a second",
            description = "Most frames a second that are recognized; the others are passed over. 0: all",
            min = "0")
    double fps() default 0;

    @AttributeDefinition(
            name = "Smallest face (pixels)",
            description = "A face whose longer side is shorter is ignored",
            min = "0")
    int min_face() default 0;

    @AttributeDefinition(
            name = "Threshold",
            description = "Least score (.5 + .5 cosine) for a name; 0: the model's own",
            min = "0",
            max = "1")
    double threshold() default 0;

    @AttributeDefinition(
            name = "Zones",
            description =
                    "Polygons of corners x,y in shares of width and height, such as 0,0 .5,0 .5,1 0,1, with ; between"
                            + " polygons; only faces"
                            + " whose center is in one of them count. None: all count")
    String[] zones() default {};

    @AttributeDefinition(
            name = "Masks",
            description = "Polygons like zones; faces whose center is in one of them are ignored")
    String[] masks() default {};

    @AttributeDefinition(name = "In flight", description = "Frames in progress at once", min = "1")
    int in_flight() default 2;

    @AttributeDefinition(
            name = "Drain (ms)",
            description = "Longest wait for the results of frames in progress when the source is closed",
            min = "0")
    long drain_millis() default 2000;

    @AttributeDefinition(
            name = "Track: begin",
            description = "Score from which a face may begin a track",
            min = "0",
            max = "1")
    float track_high() default .5f;

    @AttributeDefinition(
            name = "Track: continue",
            description = "Score from which a face may continue a track",
            min = "0",
            max = "1")
    float track_low() default .3f;

    @AttributeDefinition(
            name = "Track: lost (ms)",
            description = "How long a face that is not seen is looked for where it was going",
            min = "0")
    long track_lost_millis() default 1200;

    @AttributeDefinition(
            name = "Track: return (ms)",
            description = "How long after that somebody who returns is known as the same track",
            min = "0")
    long track_return_millis() default 60_000;

    @AttributeDefinition(
            name = "Track: frames",
            description = "How many frames must agree before the track has a name",
            min = "1")
    int track_votes() default 2;

    @AttributeDefinition(
            name = "Track: retry (ms)",
            description =
                    "After so long the face of nobody known is embedded again: another picture may be that of somebody",
            min = "1")
    long track_retry_millis() default 400;

    @AttributeDefinition(
            name = "Track: refresh (ms)",
            description = "After so long a face is embedded again though its track is decided, so that a change of the"
                    + " gallery is noticed",
            min = "1")
    long track_refresh_millis() default 2000;
}
