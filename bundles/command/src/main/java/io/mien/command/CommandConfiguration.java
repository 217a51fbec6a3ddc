package io.mien.command;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a product decides about the commands. */
@ObjectClassDefinition(name = "Mien commands", description = "How the mien command line works.")
public @interface CommandConfiguration {
    /** Longest wait for a service or a stage. */
    @AttributeDefinition(
            name = "Wait",
            description = "Longest wait for a service or a stage, in milliseconds.",
            min = "0")
    long wait_millis() default 20_000;

    /** Longest wait for the gallery. */
    @AttributeDefinition(
            name = "Opening",
            description =
                    "Longest wait for the gallery to open, in milliseconds; one whose process was killed is put in"
                            + " order first.",
            min = "0")
    long opening_millis() default 300_000;

    /** Patience with the host before it is asked. */
    @AttributeDefinition(
            name = "Settle",
            description = "How long stages may take to appear before the host is asked why, in milliseconds.",
            min = "0")
    long settle_millis() default 500;

    /** Pictures at the same time. */
    @AttributeDefinition(
            name = "Workers",
            description = "Pictures worked on at the same time; 0 is one for each processor.",
            min = "0")
    int workers() default 0;

    /** Finished pictures that may wait. */
    @AttributeDefinition(
            name = "Ahead",
            description = "Pictures that may be finished before the one whose turn it is, per worker.",
            min = "0")
    int ahead() default 4;

    /** Whether chips are kept. */
    @AttributeDefinition(
            name = "Keep chips",
            description = "Whether enrolment keeps the cut-out faces, so that another model can embed them anew.")
    boolean keep_chips() default true;

    /** Quality of annotated pictures. */
    @AttributeDefinition(
            name = "Quality",
            description = "Quality of annotated JPEG pictures, 0..1.",
            min = "0",
            max = "1")
    float quality() default .9f;

    /** Which store. */
    @AttributeDefinition(
            name = "Store",
            description = "Which store keeps the gallery, by the PID of its configuration: io.mien.store.derby or"
                    + " io.mien.store.log.")
    String store() default "io.mien.store.derby";

    /** Faces on a contact sheet. */
    @AttributeDefinition(
            name = "Sheet: faces",
            description = "Most faces on a contact sheet; a sheet of 1000 faces has 19 megapixels.",
            min = "1")
    int sheet_faces() default 1000;

    /** Free space that a gallery needs to be opened. */
    @AttributeDefinition(
            name = "Room",
            description =
                    "Space, in MiB, that the disk of a gallery must have free for its store to open it; with less, a"
                            + " command that only reads works on a copy.",
            min = "0")
    int room_mebibytes() default 4;

    /** Commands at the same time. */
    @AttributeDefinition(
            name = "Connections",
            description = "Commands that a running product works on at the same time; one more is refused.",
            min = "1")
    int connections() default 32;

    /** Longest wait for a connection that says nothing. */
    @AttributeDefinition(
            name = "Request",
            description = "How long a connection may take to say what it wants, in milliseconds.",
            min = "0")
    long request_millis() default 5_000;

    /** Longest wait for a connection that takes nothing. */
    @AttributeDefinition(
            name = "Stall",
            description = "How long a command's output may wait to be taken before its connection is given up, in"
                    + " milliseconds.",
            min = "0")
    long stall_millis() default 600_000;

    /** Longest wait for a connection that takes nothing while another one waits. */
    @AttributeDefinition(
            name = "Yield",
            description =
                    "How long a command's output may wait to be taken before its connection gives way to a new one"
                            + " for which there is no room, in milliseconds.",
            min = "0")
    long yield_millis() default 5_000;

    /** Patience with commands at the end. */
    @AttributeDefinition(
            name = "Drain",
            description = "How long running commands may take to end when the product ends, in milliseconds.",
            min = "0")
    long drain_millis() default 10_000;

    /** Threads of a call while serving. */
    @AttributeDefinition(
            name = "Threads",
            description = "Threads of the inference engine for one call of a running product; 0 is all processors.",
            min = "0")
    int threads() default 0;

    /** Deadline of a call while serving. */
    @AttributeDefinition(
            name = "Deadline",
            description =
                    "How long a call of a stage may take in a running product, in milliseconds, unless the recogniser's"
                            + " own deadline.millis says otherwise. The inference engine ends a run after nine tenths of"
                            + " it, unless its own deadline.millis says otherwise; 0 sets neither.",
            min = "0")
    long deadline_millis() default 10_000;
}
