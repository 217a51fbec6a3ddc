package io.mien.maixcam.npu;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How models run on the NPU. A change closes the open models; the components that use them open them again. */
@ObjectClassDefinition(name = "Mien MaixCAM", description = "Runs models of format cvimodel on the NPU of a MaixCAM")
public @interface NpuConfig {
    @AttributeDefinition(
            name = "Library path",
            description =
                    "Folder with libcviruntime.so and the libraries it needs, or that file itself; empty: nothing runs")
    String library_path() default "";

    @AttributeDefinition(
            name = "Chip",
            description = "Models for other chips are refused. One chip a process: another one needs a start")
    String chip() default "cv181x";

    @AttributeDefinition(
            name = "Memory (MB)",
            description =
                    "Megabytes that the files of all open models may have together, old and new ones of a swap included",
            min = "1")
    int memory_megabytes() default 64;

    @AttributeDefinition(
            name = "Address space (MB)",
            description =
                    "Megabytes of address space that must be free before the first model; the vendor's simulator maps"
                            + " 4295 of them, a device none",
            min = "0")
    int address_space_megabytes() default 4300;

    @AttributeDefinition(
            name = "Drain time (ms)",
            description =
                    "Milliseconds that closing a model waits for running calls. Then the caller continues, and the model's"
                            + " memory is freed when its last call ends. Keep it under the 5 s that Declarative Services waits for a"
                            + " component",
            min = "0")
    int drain_millis() default 3000;

    @AttributeDefinition(
            name = "Patience (ms)",
            description =
                    "Milliseconds that a call waits for one of the two buffers, and again for its turn in the network;"
                            + " then it fails",
            min = "0")
    long patience_millis() default 30_000;
}
