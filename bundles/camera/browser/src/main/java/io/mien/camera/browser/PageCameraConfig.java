package io.mien.camera.browser;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a browser may send. */
@ObjectClassDefinition(
        name = "Mien browser camera",
        description = "Frames that a page sends; a change takes effect at once: a page that sends must connect again")
@interface PageCameraConfig {
    @AttributeDefinition(
            name = "Longest side (pixels)",
            description = "Longest side of a frame",
            min = "16",
            max = "8192")
    int longest_side() default 2560;
}
