package io.mien.maixcam.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much address space Linux leaves this process. The vendor's simulator maps 4 GiB with its first model and aborts without. */
public final class AddressSpace {
    private static final Pattern LIMIT = Pattern.compile("Max address space\\s+(\\d+)\\s.*");
    private static final Pattern USED = Pattern.compile("VmSize:\\s+(\\d+) kB");
    private static final long KIBI = 1024;

    private final Path process;

    /** @param process a folder like {@code /proc/self} */
    public AddressSpace(Path process) {
        this.process = process;
    }

    /** Of this process. */
    public static AddressSpace own() {
        return new AddressSpace(Path.of("/proc/self"));
    }

    /** Why so many more bytes are not available; empty if they are, or if it is unknown. */
    public Optional<String> lacks(long bytes) {
        OptionalLong limit = number("limits", LIMIT);
        OptionalLong used = number("status", USED);
        if (bytes <= 0 || limit.isEmpty() || used.isEmpty()) {
            return Optional.empty();
        }
        long left = limit.getAsLong() - used.getAsLong() * KIBI;
        return left >= bytes
                ? Optional.empty()
                : Optional.of("the NPU's library needs " + bytes
                        + " bytes of address space, and the limit (ulimit -v) leaves " + Math.max(0, left));
    }

    private OptionalLong number(String file, Pattern line) {
        try {
            List<String> lines = Files.readAllLines(process.resolve(file));
            return lines.stream()
                    .map(line::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(m -> Long.parseLong(m.group(1)))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or a number beyond all limits.
            return OptionalLong.empty();
        }
    }
}
