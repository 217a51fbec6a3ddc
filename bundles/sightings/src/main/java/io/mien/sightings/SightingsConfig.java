package io.mien.sightings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of what is kept; PID {@code io.mien.sightings}. The encryption key itself is never part of it. */
@ObjectClassDefinition(
        name = "Mien sightings",
        description = "What is kept of the people before cameras, and for how long; a change takes effect at once")
@interface SightingsConfig {
    @AttributeDefinition(
            name = "Enabled",
            description = "Whether sightings are kept; 'mien live --sightings' keeps them in any case")
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Unknown (h)",
            description = "How many hours a sighting of nobody known is kept",
            min = "0")
    int unknown_hours() default 24;

    @AttributeDefinition(
            name = "Known (h)",
            description = "How many hours a sighting of a person of the gallery is kept",
            min = "0")
    int known_hours() default 168;

    @AttributeDefinition(
            name = "Most",
            description = "How many sightings are kept in all; of more than these the oldest are erased",
            min = "1")
    int most() default 10_000;

    @AttributeDefinition(name = "Crops", description = "Most crops that are kept of a sighting", min = "1", max = "20")
    int crops() default 3;

    @AttributeDefinition(
            name = "Crop: spacing (ms)",
            description = "Least time between two crops of a sighting",
            min = "0")
    long crop_spacing_millis() default 1000;

    @AttributeDefinition(
            name = "Crop: size (pixels)",
            description = "Most pixels of a crop's longer side, of which the face is a third",
            min = "192",
            max = "1024")
    int crop_pixels() default 640;

    @AttributeDefinition(
            name = "Rewrite (ms)",
            description = "Least time until a sighting is written again because there is a better crop of it",
            min = "0")
    long rewrite_millis() default 5000;

    @AttributeDefinition(
            name = "Gone (ms)",
            description = "How long somebody is not seen before the sighting ends; who comes back later is another one",
            min = "1")
    long gone_millis() default 10_000;

    @AttributeDefinition(
            name = "Queue",
            description = "Most sightings that wait to be written; one more is left out, and counted",
            min = "1")
    int queue() default 64;

    @AttributeDefinition(
            name = "Key file",
            description =
                    "File that holds the key with which sightings are encrypted: 32, 48 or 64 hexadecimal digits, such"
                            + " as the gallery's. While the gallery is encrypted, none is kept without a key")
    String key_file() default "";

    @AttributeDefinition(
            name = "Key variable",
            description = "Name of the environment variable that holds the key: 32, 48 or 64 hexadecimal digits")
    String key_environment() default "";
}
