package io.mien.aligner.opencv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link OpenCvAlignerComponent}. */
@ObjectClassDefinition(
        name = "Mien aligner: OpenCV",
        description = "Five-point similarity alignment with OpenCV; a change takes effect at once")
@interface OpenCvAlignerConfig {
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among aligners, the highest first; a whole number without unit")
    int service_ranking() default 10;
}
