package io.mien.matcher.exact;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link ExactMatcher}. */
@ObjectClassDefinition(
        name = "Mien matcher: exact",
        description = "Compares a probe with every face of the gallery; a change takes effect at once")
@interface ExactMatcherConfig {
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among matchers, the highest first; a whole number without unit")
    int service_ranking() default 0;

    @AttributeDefinition(
            name = "Vector unit from",
            description = "Faces in a gallery from which on a search uses the vector unit of the CPU, if the JVM has"
                    + " the module jdk.incubator.vector, as mien run has. Below it, loading the Vector API (some 0.1 s,"
                    + " once) costs more than it saves",
            min = "0")
    int vector_from() default 5_000;
}
