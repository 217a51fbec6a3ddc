package io.mien.aligner.opencv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link OpenCvAlignerComponent}. */
@ObjectClassDefinition(name = "Mien aligner: OpenCV", description = "Five-point similarity alignment with OpenCV.")
@interface Configuration {
    /** Order among aligners. */
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among aligners, the highest first; a whole number without unit. Default 10.")
    int service_ranking() default 10;
}
