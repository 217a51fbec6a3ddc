package io.mien.recognizer.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the recogniser is told: which stages serve, how long calls and stages wait for each other, what is kept. */
@ObjectClassDefinition(name = "Mien recogniser", description = "Slots, line-up and gallery")
public @interface RecognizerConfig {
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

    @AttributeDefinition(
            name = "Keep chips",
            description = "Whether enrolled faces are kept as small pictures, so that another model can learn them")
    boolean keep_chips() default true;

    @AttributeDefinition(name = "Chip quality", description = "JPEG quality of the chips, 0..1")
    float chip_quality() default .92f;

    @AttributeDefinition(
            name = "Batch",
            description = "Faces that go through the extractor at once when a gallery is computed anew")
    int batch() default 16;
}
