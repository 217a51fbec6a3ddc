package io.mien.command;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the commands that a product decides. */
@ObjectClassDefinition(
        name = "Mien commands",
        description = "The command line; a change takes effect at the next start, and one that is made while mien run"
                + " serves ends it")
public @interface CommandConfig {
    @AttributeDefinition(name = "Wait (ms)", description = "Longest wait for a service or a stage", min = "0")
    long wait_millis() default 20_000;

    @AttributeDefinition(
            name = "Opening (ms)",
            description = "Longest wait for the gallery to open; one whose process was killed is recovered" + " first",
            min = "0")
    long opening_millis() default 300_000;

    @AttributeDefinition(
            name = "Settle (ms)",
            description = "How long stages may take to appear before the host is asked for the reason",
            min = "0")
    long settle_millis() default 500;

    @AttributeDefinition(
            name = "Workers",
            description = "Pictures processed at the same time; 0: one for each processor",
            min = "0")
    int workers() default 0;

    @AttributeDefinition(
            name = "Ahead",
            description = "Pictures that may be finished before the one whose turn it is, per worker",
            min = "0")
    int ahead() default 4;

    @AttributeDefinition(
            name = "Quality",
            description = "Quality of annotated JPEG pictures, 0..1",
            min = "0",
            max = "1")
    float quality() default .9f;

    @AttributeDefinition(
            name = "Store",
            description = "Which store keeps the gallery, by the PID of its configuration: io.mien.store.derby or"
                    + " io.mien.store.log")
    String store() default "io.mien.store.derby";

    @AttributeDefinition(
            name = "Sheet: faces",
            description = "Most faces on a contact sheet; a sheet of 1000 faces has 19 megapixels",
            min = "1")
    int sheet_faces() default 1000;

    @AttributeDefinition(
            name = "Room (MiB)",
            description = "Space that the disk of a gallery must have free for its store to open it; with less, a"
                    + " command that only reads works on a copy",
            min = "0")
    int room_mebibytes() default 4;

    @AttributeDefinition(
            name = "Connections",
            description = "Commands that a running product works on at the same time; one more is refused",
            min = "1")
    int connections() default 32;

    @AttributeDefinition(
            name = "Request (ms)",
            description = "How long a connection may take to send its command",
            min = "0")
    long request_millis() default 5_000;

    @AttributeDefinition(
            name = "Stall (ms)",
            description = "How long a command's output may wait to be read before its connection is closed",
            min = "0")
    long stall_millis() default 600_000;

    @AttributeDefinition(
            name = "Yield (ms)",
            description = "How long a command's output may wait to be read before its connection gives way to a new one"
                    + " that would exceed the limit",
            min = "0")
    long yield_millis() default 5_000;

    @AttributeDefinition(
            name = "Drain (ms)",
            description = "How long running commands may take to end when the product ends",
            min = "0")
    long drain_millis() default 10_000;

    @AttributeDefinition(
            name = "Threads",
            description = "Threads of the inference engine for one call of a running product; 0: all processors",
            min = "0")
    int threads() default 0;

    @AttributeDefinition(
            name = "Deadline (ms)",
            description =
                    "How long a call of a stage may take in a running product, in milliseconds, unless the recognizer's"
                            + " own deadline.millis says otherwise. The inference engine ends a run after nine tenths of"
                            + " it, unless its own deadline.millis says otherwise; 0 sets neither",
            min = "0")
    long deadline_millis() default 10_000;
}
