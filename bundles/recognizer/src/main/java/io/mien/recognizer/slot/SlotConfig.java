package io.mien.recognizer.slot;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which stages serve, and how long calls and stages wait for each other. */
@ObjectClassDefinition(name = "Mien recogniser: slots", description = "Which stages serve")
@interface SlotConfig {
    @AttributeDefinition(
            name = "Detector",
            description = "Only a detector of this name serves; empty: the first in order")
    String detector() default "";

    @AttributeDefinition(
            name = "Aligner",
            description = "Only an aligner of this name serves; empty: the first in order")
    String aligner() default "";

    @AttributeDefinition(
            name = "Extractor",
            description = "Only an extractor of this name serves; empty: the first in order")
    String extractor() default "";

    @AttributeDefinition(
            name = "Matcher",
            description = "Only a matcher of this name serves; empty: the first in order")
    String matcher() default "";

    @AttributeDefinition(name = "Wait (ms)", description = "How long a call waits for a missing stage, in milliseconds")
    long wait_millis() default 5000;

    @AttributeDefinition(
            name = "Drain (ms)",
            description = "How long a leaving stage waits for the frames that use it, in milliseconds; below 5000")
    long drain_millis() default 2000;
}
