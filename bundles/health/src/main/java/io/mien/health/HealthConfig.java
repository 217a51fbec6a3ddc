package io.mien.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The limits of a healthy product. */
@ObjectClassDefinition(
        name = "Mien health",
        description = "The limits of a healthy product; a change takes effect at once")
@interface HealthConfig {
    @AttributeDefinition(
            name = "Free (MB)",
            description =
                    "Least free space on the disk of the data folder; with less, it is not certain that a face can be"
                            + " stored",
            min = "0")
    long free_megabytes() default 256;

    @AttributeDefinition(
            name = "Leaked",
            description =
                    "Most threads that hang in calls which cannot be ended; with more the process should be restarted",
            min = "0")
    int leaked() default 2;
}
