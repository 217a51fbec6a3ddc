package io.mien.host;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the host is told. Without a configuration it does not start: nothing is opened before someone asked for it. */
@ObjectClassDefinition(name = "Mien host", description = "Finds models and makes stages of them")
@interface Config {
    @AttributeDefinition(
            name = "Model folders",
            description =
                    "Folders with .mud files beside their weights, or with model bundles; besides those installed")
    String[] models() default {};

    @AttributeDefinition(
            name = "Weights folder",
            description = "Where weights of model bundles are unpacked, by SHA-256; empty: the host's own data area")
    String cache() default "";

    @AttributeDefinition(
            name = "Detector",
            description = "Only the model of this name is opened; empty: the first in order")
    String detector() default "";

    @AttributeDefinition(
            name = "Extractor",
            description = "Only the model of this name is opened; empty: the first in order")
    String extractor() default "";

    @AttributeDefinition(
            name = "Candidates",
            description = "Most boxes of one picture that NMS looks at, best first; its cost is quadratic in it")
    int candidates() default 5000;
}
