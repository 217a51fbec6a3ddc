package io.mien.boot.generation;

import io.mien.support.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The starts of generations that have not succeeded: an empty file {@code starts/GENERATION-PROCESS-MILLIS} in the data
 * folder for each, with the process that starts and the time at which that process began. It is on disk before any deployed code
 * runs, and is deleted when the start has succeeded. A file whose process no longer exists stands for a failed start.
 * Several processes may start at the same time: none of them counts as failed as long as it lives.
 *
 * @param data the data folder
 */
public record StartMarks(Path data) {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    /** The system tells when a process began by a clock that may have been set since. */
    private static final long CLOCK_MILLIS = 2_000;

    private Path folder() {
        return data.resolve("starts");
    }

    /**
     * Notes that this process starts a generation.
     *
     * @return the file, for {@link #end}
     * @throws IOException if it cannot be noted, as in a data folder that is read only
     */
    public Path begin(long generation) throws IOException {
        Files.createDirectories(folder());
        ProcessHandle self = ProcessHandle.current();
        Path mark = folder().resolve(generation + "-" + self.pid() + "-" + began(self));
        Files.deleteIfExists(mark);
        Files.createFile(mark);
        AtomicFile.sync(folder());
        return mark;
    }

    /** Notes that the start has succeeded. */
    public void end(Path mark) throws IOException {
        Files.deleteIfExists(mark);
        AtomicFile.sync(folder());
    }

    /** Forgets the failed starts of a generation, one of which has now succeeded. */
    public void forget(long generation) throws IOException {
        for (Path mark : failed(generation)) {
            Files.deleteIfExists(mark);
        }
    }

    /** The starts of a generation that failed since the last one that came to a good end. */
    public List<Path> failed(long generation) throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> marks = Files.list(folder())) {
            return marks.filter(m -> hasFailed(m.getFileName().toString(), generation))
                    .toList();
        }
    }

    private static boolean hasFailed(String name, long generation) {
        Matcher mark = NAME.matcher(name);
        return mark.matches()
                && Long.parseLong(mark.group(1)) == generation
                && !lives(Long.parseLong(mark.group(2)), Long.parseLong(mark.group(3)));
    }

    /** A number of a process is given to another one later; in a container each first process has the same. */
    private static boolean lives(long process, long began) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return handle.isPresent() && Math.abs(began(handle.get()) - began) <= CLOCK_MILLIS;
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
