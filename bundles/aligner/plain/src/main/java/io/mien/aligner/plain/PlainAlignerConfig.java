package io.mien.aligner.plain;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link PlainAligner}. */
@ObjectClassDefinition(
        name = "Mien aligner: plain",
        description = "Five-point similarity alignment in plain Java; a change takes effect at once")
@interface PlainAlignerConfig {
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among aligners, the highest first; a whole number without unit")
    int service_ranking() default 0;
}
