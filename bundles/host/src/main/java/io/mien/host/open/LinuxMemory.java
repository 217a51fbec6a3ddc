package io.mien.host.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Linux says is left: {@code MemAvailable} of {@code /proc/meminfo}, or what the control group's limit leaves where that is
 * less. Its file cache counts as available.
 *
 * @param root the file system, {@code /} but in tests
 */
public record LinuxMemory(Path root) implements MemoryBudget.Source {
    private static final long KILOBYTE = 1024;

    @Override
    public OptionalLong available() {
        OptionalLong machine = field("proc/meminfo", "MemAvailable:");
        OptionalLong left = Stream.of(
                        machine.isPresent() ? OptionalLong.of(machine.getAsLong() * KILOBYTE) : machine,
                        group("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
                        group(
                                "sys/fs/cgroup/memory",
                                "memory.limit_in_bytes",
                                "memory.usage_in_bytes",
                                "total_inactive_file"))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
        return left;
    }

    /** In a container the group's files lie at the top; outside of one the top has no limit. */
    private OptionalLong group(String folder, String limit, String usage, String cache) {
        OptionalLong most = number(folder + "/" + limit), used = number(folder + "/" + usage);
        if (most.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        long reclaimable = field(folder + "/memory.stat", cache).orElse(0);
        return OptionalLong.of(Math.max(0, most.getAsLong() - used.getAsLong() + reclaimable));
    }

    /** A file that is one number; empty for {@code max}. */
    private OptionalLong number(String file) {
        return lines(file).findFirst().map(LinuxMemory::parse).orElse(OptionalLong.empty());
    }

    private OptionalLong field(String file, String name) {
        return lines(file)
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals(name))
                .findFirst()
                .map(words -> parse(words[1]))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong parse(String text) {
        String number = text.strip();
        return number.matches("\\d{1,19}") && number.length() < 19
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file)).stream();
        } catch (IOException e) {
            // Not Linux, or a group of the other version: then this file limits nothing.
            return Stream.empty();
        }
    }
}
