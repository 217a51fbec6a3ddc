package io.mien.console.live;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a page that watches is sent. */
@ObjectClassDefinition(
        name = "Mien page: live",
        description = "Pictures for the pages that watch; a change takes effect at once: pages connect again")
@interface ViewerConfig {
    @AttributeDefinition(
            name = "Longest side (pixels)",
            description = "A picture that is larger is sent smaller; a frozen one is sent twice as large",
            min = "16")
    int longest_side() default 960;

    @AttributeDefinition(name = "Quality", description = "Quality of the JPEG pictures", min = "0", max = "1")
    float quality() default .75f;

    @AttributeDefinition(
            name = "Frames a second",
            description = "Most frames of a source that a page is sent in a second",
            min = "0.1")
    double fps() default 15;

    @AttributeDefinition(
            name = "On the way",
            description = "Most frames of a source that a page has been sent and not yet shown",
            min = "1")
    int on_the_way() default 2;

    @AttributeDefinition(
            name = "Silence (ms)",
            description = "A page that shows nothing of what it is sent for so long is left out; it may connect again",
            min = "1")
    long silence_millis() default 10_000;

    @AttributeDefinition(
            name = "Frozen (ms)",
            description = "How long a frozen frame is kept for a page that has lost its connection",
            min = "0")
    long frozen_millis() default 60_000;

    @AttributeDefinition(
            name = "Remembered",
            description = "Latest frames of a source that are kept for each page at full size, for its buttons",
            min = "1")
    int remembered() default 8;

    @AttributeDefinition(
            name = "Remembered (MiB)",
            description =
                    "Most memory of the frames that are kept for all pages together, frozen ones included; the oldest is dropped"
                            + " first. At most a quarter of the heap",
            min = "1")
    int remembered_mebibytes() default 256;

    @AttributeDefinition(name = "Pages", description = "Most pages that are open at once", min = "1")
    int pages() default 16;
}
