package io.mien.live;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How what a camera sees is recognized. Without a configuration nothing is. */
@ObjectClassDefinition(
        name = "Mien live",
        description = "From camera to screen; a change takes effect at once: recognition begins again")
@interface LiveConfig {
    @AttributeDefinition(
            name = "In flight",
            description =
                    "Frames in progress at once: more of them raise the rate, and each adds the time of one frame to the"
                            + " delay",
            min = "1")
    int in_flight() default 3;

    @AttributeDefinition(
            name = "Smallest face",
            description = "The longer side of the smallest face that a frame is searched for, in pixels of the frame;"
                    + " 0: each frame is searched once as a whole, so that its time does not grow with its size",
            min = "0")
    int min_face() default 0;

    @AttributeDefinition(
            name = "Drain (ms)",
            description = "Longest wait for the results of frames in progress when recognition stops",
            min = "0")
    long drain_millis() default 2000;

    @AttributeDefinition(
            name = "Remembered",
            description =
                    "Latest results that are kept, for a button that is pressed while one of them is on the screen",
            min = "1")
    int remembered() default 8;

    @AttributeDefinition(name = "Label", description = "Name of people who are enrolled by a button; a number follows")
    String label() default "Person";

    @AttributeDefinition(
            name = "Back stops",
            description =
                    "Whether the button \"back\" ends recognition until Mien is started again; otherwise only the program"
                            + " on the device ends, and may be started again")
    boolean back_stops() default false;
}
