package io.mien.camera.demo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the synthetic people are. Without a configuration there is no demo. */
@ObjectClassDefinition(
        name = "Mien demo camera",
        description = "The synthetic people of the distribution in motion; a change takes effect for sources that are"
                + " opened afterward")
@interface DemoConfig {
    @AttributeDefinition(
            name = "People",
            description = "Folder with truth.json and the pictures that it names, people/NAME/NUMBER.jpg and"
                    + " strangers/NUMBER.jpg")
    String people() default "people";
}
