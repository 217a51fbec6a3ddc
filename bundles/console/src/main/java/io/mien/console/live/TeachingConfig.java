package io.mien.console.live;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How people are taught on the page. */
@ObjectClassDefinition(
        name = "Mien page: teaching",
        description = "What the buttons of the room Live do; a change takes effect at once")
@interface TeachingConfig {
    @AttributeDefinition(name = "Label", description = "Name of people who are taught without one; a number follows")
    String label() default "Person";

    @AttributeDefinition(
            name = "Missed: score",
            description = "Least score of a face where a person drew a box around one that was missed",
            min = "0",
            max = "1")
    float missed_score() default .15f;
}
