package io.mien.camera.maixcam;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The socket and shared memory for the program on the device, and its limits. Without a configuration nothing listens. */
@ObjectClassDefinition(
        name = "Mien MaixCAM camera",
        description = "Camera, screen and buttons of a MaixCAM; a change takes effect at once, and the program on the"
                + " device connects again")
@interface DeviceConfig {
    @AttributeDefinition(
            name = "Folder",
            description = "Folder of the socket, for its owner alone; made if it is missing. Empty: mien-camera in the"
                    + " system's temporary folder")
    String folder() default "";

    @AttributeDefinition(
            name = "Shared memory",
            description =
                    "Folder of the file that frames are written to; on a disk they would be slow. Empty: /dev/shm, or"
                            + " the system's temporary folder if it does not exist")
    String shared_folder() default "";

    @AttributeDefinition(
            name = "Frame (bytes)",
            description = "Most bytes of the pixels of a frame; 1280 x 720 pixels of RGB by default",
            min = "1",
            max = "67108864")
    int frame_bytes() default 1280 * 720 * 3;

    @AttributeDefinition(
            name = "Slots",
            description = "Frames that the shared memory has room for, 3 to 16: one is written, one waits, one is read."
                    + " Memory is taken for those that are used",
            min = "3",
            max = "16")
    int slots() default 4;

    @AttributeDefinition(
            name = "Silence (ms)",
            description = "Longest time in which the program sends nothing; then its connection is closed",
            min = "1")
    long silence_millis() default 5000;

    @AttributeDefinition(
            name = "Queue (bytes)",
            description = "Most bytes that wait to be read by the program; then its connection is closed",
            min = "1")
    int queue_bytes() default 256 << 10;

    @AttributeDefinition(
            name = "Retry (ms)",
            description = "Time after a failure until the socket is tried again",
            min = "1")
    long retry_millis() default 1000;

    @AttributeDefinition(name = "Message (ms)", description = "How long a message stays on the screen", min = "0")
    long message_millis() default 3000;
}
