package io.mien.maixcam.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressSpaceTest {
    @TempDir
    private Path process;

    private AddressSpace space;

    @BeforeEach
    void make() {
        space = new AddressSpace(process);
    }

    private void limit(String bytes, long usedKibi) throws IOException {
        Files.writeString(
                process.resolve("limits"),
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + "Max address space         " + bytes + "           unlimited            bytes\n");
        Files.writeString(process.resolve("status"), "Name:\tjava\nVmSize:\t  " + usedKibi + " kB\n");
    }

    @Test
    void remainderIsTheLimitMinusTheUse() throws IOException {
        limit("10240", 6);
        assertEquals(Optional.empty(), space.lacks(4096));
        assertEquals(
                Optional.of(
                        "the NPU's library needs 4097 bytes of address space, and the limit (ulimit -v) leaves 4096"),
                space.lacks(4097));
        limit("1024", 6);
        assertEquals(
                Optional.of("the NPU's library needs 1 bytes of address space, and the limit (ulimit -v) leaves 0"),
                space.lacks(1));
    }

    @Test
    void noLimitAndNoLinuxAreNoLack() throws IOException {
        assertEquals(Optional.empty(), space.lacks(Long.MAX_VALUE));
        limit("unlimited", 6);
        assertEquals(Optional.empty(), space.lacks(Long.MAX_VALUE));
        limit("1024", 6);
        assertEquals(Optional.empty(), space.lacks(0));
    }
}
