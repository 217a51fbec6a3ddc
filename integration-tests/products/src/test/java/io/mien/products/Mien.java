package io.mien.products;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code bin/mien} of the distribution. Immutable. */
record Mien(Path home, Path directory, Map<String, String> environment, Path input, Duration deadline) {
    /** The distribution. */
    static final Path HOME = Path.of(System.getProperty("mien.home"));

    /** The pictures that come with it: {@code people/NAME/1.jpg}, {@code strangers}, {@code calls}. */
    static final Path PICTURES = HOME.resolve("people");

    /** Parts that another home does not share: what it is found by, and its configuration. */
    private static final Set<String> OWN = Set.of("bin", "conf");

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** A build in the background has its children ignore Ctrl-C; a terminal does not. */
    private static final List<String> PREFIX =
            isInterruptIgnored() ? List.of("env", "--default-signal=INT") : List.of();

    private static boolean isInterruptIgnored() {
        Path status = Path.of("/proc/self/status");
        try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & 2) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs in a folder. */
    static Mien in(Path directory) {
        return new Mien(HOME, directory, Map.of(), Path.of("/dev/null"), PATIENCE);
    }

    /** Runs in the distribution's folder of pictures. */
    static Mien atPictures() {
        return in(PICTURES);
    }

    Mien with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Mien(home, directory, more, input, deadline);
    }

    Mien within(Duration time) {
        return new Mien(home, directory, environment, input, time);
    }

    /** With a file as standard input. */
    Mien reading(Path file) {
        return new Mien(home, directory, environment, file, deadline);
    }

    /**
     * Runs a distribution with a configuration more.
     *
     * @param to its folder, made of links to this one's parts
     */
    Mien configured(Path to, String pid, String properties) throws IOException {
        try (Stream<Path> parts = Files.list(home)) {
            for (Path part : parts.toList()) {
                Path name = part.getFileName();
                if (OWN.contains(name.toString())) {
                    TestPeople.copyAll(part, to.resolve(name));
                } else {
                    Files.createDirectories(to);
                    Files.createSymbolicLink(to.resolve(name), part);
                }
            }
        }
        Files.setPosixFilePermissions(to.resolve("bin/mien"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(to.resolve("conf").resolve(pid + ".properties"), properties);
        return new Mien(to, directory, environment, input, deadline);
    }

    /** Runs a command to its end; it is killed, and the test fails, if it exceeds the deadline. */
    CommandRun run(Object... arguments) {
        try (Running running = start(arguments)) {
            return running.await();
        }
    }

    /** Starts a command. */
    Running start(Object... arguments) {
        try {
            List<String> command = new ArrayList<>(PREFIX);
            command.add(home.resolve("bin/mien").toString());
            for (Object argument : arguments) {
                command.add(argument.toString());
            }
            Path out = Files.createTempFile("mien-", ".out"), err = Files.createTempFile("mien-", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new Running(command, System.nanoTime(), builder.start(), out, err, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that runs. Closing it kills it. */
    record Running(List<String> command, long start, Process process, Path out, Path err, Duration deadline)
            implements AutoCloseable {
        /** Waits for its end. */
        CommandRun await() {
            try {
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill();
                    throw new AssertionError("not done within " + deadline + ": " + ended());
                }
                return ended();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + command, e);
            }
        }

        /** What it has written so far, and how it ended. */
        private CommandRun ended() {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            return new CommandRun(command, process.exitValue(), read(out), read(err), time);
        }

        /** Kills it and all it started, without warning, and waits until they are gone. */
        CommandRun kill() {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(p -> p.onExit().join());
            process.onExit().join();
            return ended();
        }

        /** Sends a signal, such as {@code INT}. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }

        /** What it has written so far. */
        String written() {
            return read(out);
        }

        /** What it has told on standard error so far. */
        String errors() {
            return read(err);
        }

        @Override
        public void close() {
            kill();
            try {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
