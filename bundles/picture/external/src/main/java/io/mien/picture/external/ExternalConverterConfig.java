package io.mien.picture.external;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The cost limits of a process that converts a picture. Which programs are run is not configuration: a data folder of
 * somebody else could then name any program.
 */
@ObjectClassDefinition(
        name = "Mien pictures by external programs",
        description =
                "Limits of a process that converts a JPEG 2000, AVIF or HEIC picture; a change takes effect at once")
public @interface ExternalConverterConfig {
    /** The PID of the configuration. */
    String PID = "io.mien.picture.external";

    @AttributeDefinition(name = "Longest time (ms)", description = "Time of one picture", min = "1")
    long timeout_millis() default 60_000;

    @AttributeDefinition(name = "Most memory (bytes)", description = "Address space of one process", min = "1")
    long memory_bytes() default 4L << 30;

    @AttributeDefinition(
            name = "Largest output (bytes)",
            description = "Length of the PNG file that is made",
            min = "1")
    long output_bytes() default 1L << 30;

    @AttributeDefinition(
            name = "Most processes",
            description = "Pictures that are converted at the same time",
            min = "1")
    int processes() default 2;
}
