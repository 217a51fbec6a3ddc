package io.mien.maixcam.npu;

import java.lang.annotation.Annotation;

/** A configuration with the defaults, except for library, chip and memory, and a patience that no busy machine ends. */
record TestNpuConfig(String library_path, String chip, int memory_megabytes) implements NpuConfig {
    TestNpuConfig(String library, String chip) {
        this(library, chip, 64);
    }

    @Override
    public int address_space_megabytes() {
        return 4300;
    }

    @Override
    public int drain_millis() {
        return 3000;
    }

    @Override
    public long patience_millis() {
        return 600_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return NpuConfig.class;
    }
}
