package io.mien.aligner.plain;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link PlainAligner}. */
@ObjectClassDefinition(name = "Mien aligner: plain", description = "Five-point similarity alignment in plain Java.")
@interface Configuration {
    /** Order among aligners. */
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among aligners, the highest first; a whole number without unit. Default 0.")
    int service_ranking() default 0;
}
