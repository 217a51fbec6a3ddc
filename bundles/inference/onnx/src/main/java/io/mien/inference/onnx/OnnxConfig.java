package io.mien.inference.onnx;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How ONNX Runtime runs. A change closes the open sessions; the components that use them open them again. */
@ObjectClassDefinition(
        name = "Mien ONNX engine",
        description = "Runs models of format onnx through ONNX Runtime; a change takes effect at once: open models are"
                + " opened again")
@interface OnnxConfig {
    @AttributeDefinition(
            name = "Threads of a model",
            description = "Threads that share the work of one operator, the caller's among them;"
                    + " 0: as many as the machine has processors, at most 8",
            min = "0")
    int threads_intra() default 0;

    @AttributeDefinition(
            name = "Operators at once",
            description = "Independent operators of one run that may run side by side;"
                    + " 0 or 1: one after another, which is best for networks without wide branches",
            min = "0")
    int threads_inter() default 1;

    @AttributeDefinition(
            name = "Spinning",
            description = "Idle threads of a model wait busily for work: faster if every model has processors of its"
                    + " own, much slower if models, cameras and other programs share them")
    boolean spinning() default false;

    @AttributeDefinition(
            name = "Arena",
            description = "Memory of a run is kept for the next one; off: less memory between runs, slower runs")
    boolean arena() default true;

    @AttributeDefinition(
            name = "Largest batch",
            description = "Pictures that go into one run of a model that takes any number; more go in parts; 0 is as 1",
            min = "0")
    int batch_largest() default 16;

    @AttributeDefinition(
            name = "Idle work buffers",
            description =
                    "Input and output buffers of one model kept for the next calls, one set per call at a time and"
                            + " batch size; the least used go first",
            min = "0")
    int buffers_idle() default 8;

    @AttributeDefinition(
            name = "Spare memory (MB)",
            description = "Work buffers that closed models gave back and that are kept for the next ones, as"
                    + " the JVM frees such memory late",
            min = "0")
    int buffers_spare_megabytes() default 64;

    @AttributeDefinition(
            name = "Input width",
            description = "Pixels; for a detector that takes any size and whose description names none",
            min = "1")
    int input_width() default 640;

    @AttributeDefinition(
            name = "Input height",
            description = "Pixels; for a detector that takes any size and whose description names none",
            min = "1")
    int input_height() default 640;

    @AttributeDefinition(
            name = "Drain time (ms)",
            description = "How long closing a model waits for running calls. Then the caller continues, and the"
                    + " model's memory is freed when its last call ends. Keep it under the 5 s that Declarative Services"
                    + " waits for a component",
            min = "0")
    int drain_millis() default 3000;

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "How long one run may take; then it is ended between two operators, and the call"
                    + " fails. Pictures beyond the largest batch are runs of their own. 0: no deadline",
            defaultValue = "0",
            min = "0")
    long deadline_millis(); // without a default: one that is not stated is not among the properties

    @AttributeDefinition(
            name = "Patience (ms)",
            description = "How long a batch in the two buffers waits for its turn in the network; then it fails",
            min = "0")
    long patience_millis() default 30_000;
}
