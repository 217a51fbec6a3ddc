package io.mien.host.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxMemoryTest {
    @TempDir
    Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private OptionalLong available() {
        return new LinuxMemory(root).available();
    }

    @Test
    void missingEntryMeansUnknown() {
        assertEquals(OptionalLong.empty(), available());
    }

    @Test
    void theMachineSaysWhatIsAvailable() throws IOException {
        write("proc/meminfo", "MemTotal:       8000 kB\nMemAvailable:    2000 kB\n");
        assertEquals(OptionalLong.of(2_048_000), available());
    }

    @Test
    void theLimitOfAGroupCountsAndItsFileCacheDoesNot() throws IOException {
        write("proc/meminfo", "MemAvailable:    2000 kB\n");
        write("sys/fs/cgroup/memory.max", "1000000\n");
        write("sys/fs/cgroup/memory.current", "900000\n");
        assertEquals(OptionalLong.of(100_000), available());
        write("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 300000\n");
        assertEquals(OptionalLong.of(400_000), available());
        write("sys/fs/cgroup/memory.max", "max\n");
        assertEquals(OptionalLong.of(2_048_000), available());
    }

    @Test
    void theOlderKindOfGroupCountsToo() throws IOException {
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "500\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", "600\n");
        assertEquals(OptionalLong.of(0), available());
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertEquals(OptionalLong.empty(), available());
    }
}
