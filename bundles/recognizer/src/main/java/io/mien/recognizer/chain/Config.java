package io.mien.recognizer.chain;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How faces are enrolled and galleries kept. */
@ObjectClassDefinition(name = "Mien recogniser", description = "Enrolment and gallery")
@interface Config {
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
