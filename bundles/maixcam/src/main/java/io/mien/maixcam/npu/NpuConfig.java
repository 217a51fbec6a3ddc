package io.mien.maixcam.npu;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How models run on the NPU. A change closes the open models; the components that use them open them again. */
@ObjectClassDefinition(
        name = "Mien MaixCAM",
        description =
                "Runs models of format cvimodel on the NPU of a MaixCAM; a change takes effect at once: open models"
                        + " are opened again")
public @interface NpuConfig {
    @AttributeDefinition(
            name = "Library path",
            description =
                    "Folder with libcviruntime.so and the libraries it needs, or that file itself; empty: nothing runs,"
                            + " unless a program or a command lends a library")
    String library_path() default "";

    @AttributeDefinition(
            name = "Chip",
            description =
                    "Models for other chips are refused. A process uses one chip: another one takes effect at the next start")
    String chip() default "cv181x";

    @AttributeDefinition(
            name = "Memory (MB)",
            description = "Size of the files of all open models together, old and new ones of a swap included",
            min = "1")
    int memory_megabytes() default 64;

    @AttributeDefinition(
            name = "Address space (MB)",
            description = "Address space that must be free before the first model; the vendor's simulator maps"
                    + " 4295 of them, a device none",
            min = "0")
    int address_space_megabytes() default 4300;

    @AttributeDefinition(
            name = "Drain time (ms)",
            description = "How long closing a model waits for running calls. Then the caller continues, and the model's"
                    + " memory is freed when its last call ends. Keep it under the 5 s that Declarative Services waits for a"
                    + " component",
            min = "0")
    int drain_millis() default 3000;

    @AttributeDefinition(
            name = "Patience (ms)",
            description = "How long a call waits for one of the two buffers, and again for its turn in the network;"
                    + " then it fails",
            min = "0")
    long patience_millis() default 30_000;
}
