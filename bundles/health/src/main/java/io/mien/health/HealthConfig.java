package io.mien.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** From where on a product is not well. Without a configuration nothing is checked: it comes with a running product. */
@ObjectClassDefinition(name = "Mien health", description = "From where on a running product is not well")
@interface HealthConfig {
    @AttributeDefinition(name = "Data", description = "The data folder")
    String data() default "";

    @AttributeDefinition(
            name = "Free (MB)",
            description = "Least free space where the data folder lies, in megabytes; below it no face can be relied on"
                    + " to be stored",
            min = "0")
    long free_megabytes() default 256;

    @AttributeDefinition(
            name = "Leaked",
            description =
                    "Most threads that hang in calls which nothing ends; above it the process should be restarted",
            min = "0")
    int leaked() default 2;
}
