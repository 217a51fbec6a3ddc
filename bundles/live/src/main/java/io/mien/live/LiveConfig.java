package io.mien.live;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How what a camera sees is recognized. Without a configuration nothing is. */
@ObjectClassDefinition(name = "Mien live", description = "From camera to screen")
@interface LiveConfig {
    @AttributeDefinition(
            name = "In flight",
            description =
                    "Frames that are on their way at once: with one more is done in the same time, with each comes a"
                            + " frame's delay",
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
            description = "How long the end waits for the results of frames that were taken already, in milliseconds",
            min = "0")
    long drain_millis() default 2000;

    @AttributeDefinition(
            name = "Remembered",
            description =
                    "Results that are remembered, for a button that is pressed while one of them is on the screen",
            min = "1")
    int remembered() default 8;

    @AttributeDefinition(
            name = "Label",
            description = "What somebody is called who is enrolled by a button; a number follows")
    String label() default "Person";

    @AttributeDefinition(
            name = "Back stops",
            description =
                    "Whether the button \"back\" ends recognition until this is started again; else only the program"
                            + " on the device ends, and may be started again")
    boolean back_stops() default false;
}
