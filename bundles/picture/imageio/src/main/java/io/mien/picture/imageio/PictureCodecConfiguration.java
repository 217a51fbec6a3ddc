package io.mien.picture.imageio;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a picture may cost. */
@ObjectClassDefinition(name = "Mien picture files", description = "Limits that are checked before a picture is decoded")
public @interface PictureCodecConfiguration {
    @AttributeDefinition(name = "Most pixels", description = "Width times height of a picture, in pixels")
    long max_pixels() default 50_000_000;

    @AttributeDefinition(name = "Most bytes", description = "Length of a picture file, in bytes")
    long max_bytes() default 256L << 20;

    @AttributeDefinition(
            name = "Most scans",
            description =
                    "Scans of a progressive JPEG; each costs a pass over all pixels, and usual files have about ten")
    int max_scans() default 200;
}
