package io.mien.picture.imageio;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The cost limits of a picture. */
@ObjectClassDefinition(
        name = "Mien picture files",
        description = "Limits that are checked before a picture is decoded; a change takes effect at once")
public @interface PictureCodecConfig {
    /** The PID of the configuration. */
    String PID = "io.mien.picture.imageio";

    @AttributeDefinition(name = "Most pixels", description = "Width times height of a picture, in pixels", min = "1")
    long max_pixels() default 250_000_000;

    @AttributeDefinition(
            name = "Most pixels in memory",
            description =
                    "A picture of more pixels is decoded at reduced size, or refused if its format does not allow that",
            min = "1")
    long whole_pixels() default 67_000_000;

    @AttributeDefinition(name = "Largest file (bytes)", description = "Length of a picture file", min = "1")
    long max_bytes() default 512L << 20;

    @AttributeDefinition(
            name = "Most scans",
            description =
                    "Scans of a progressive JPEG; each costs a pass over its blocks, and usual files have about ten",
            min = "1")
    int max_scans() default 200;

    @AttributeDefinition(
            name = "Most blocks of all scans",
            description = "Blocks of 8x8 values that all scans of a JPEG visit together; a million takes about 0.08 s",
            min = "1")
    long max_scan_blocks() default 50_000_000;

    @AttributeDefinition(
            name = "Most memory for scans (bytes)",
            description = "Memory that a JPEG of several scans takes while it is decoded: 128 for a block",
            min = "1")
    long max_scan_bytes() default 768L << 20;
}
