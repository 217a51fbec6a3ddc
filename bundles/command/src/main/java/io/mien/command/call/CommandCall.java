package io.mien.command.call;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One command as it was typed, and where it runs.
 *
 * @param arguments what stood after {@code mien}
 * @param directory absolute folder that relative paths are resolved against
 * @param home absolute folder of the distribution
 * @param in what a person, or another program, answers
 * @param out for results
 * @param err for errors and progress
 * @param version of the distribution
 * @param terminal whether a person watches {@code err}
 * @param boot what the framework was started from
 * @param interrupted whether Ctrl-C or SIGTERM ended the command, or its client has gone: its results are no longer read
 */
public record CommandCall(
        List<String> arguments,
        Path directory,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        String version,
        boolean terminal,
        Boot boot,
        BooleanSupplier interrupted) {
    public CommandCall {
        arguments = List.copyOf(arguments);
        directory = directory.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** A command that nobody interrupts. */
    public CommandCall(
            List<String> arguments,
            Path directory,
            Path home,
            InputStream in,
            PrintStream out,
            PrintStream err,
            String version,
            boolean terminal,
            Boot boot) {
        this(arguments, directory, home, in, out, err, version, terminal, boot, () -> false);
    }

    /**
     * Reads what a launcher hands over, types of the JDK only: {@code arguments} (String[]), {@code directory} and
     * {@code home} (Path), {@code out} and {@code err} (PrintStream), {@code version} (String), optionally
     * {@code terminal} (Boolean), {@code in} (InputStream) and {@code interrupted} (BooleanSupplier), and what
     * {@link Boot#of} reads.
     *
     * @throws IllegalArgumentException naming the key that is missing or of another type
     */
    public static CommandCall of(Map<String, Object> map) {
        return new CommandCall(
                List.of(value(map, "arguments", String[].class)),
                value(map, "directory", Path.class),
                value(map, "home", Path.class),
                map.containsKey("in") ? value(map, "in", InputStream.class) : InputStream.nullInputStream(),
                value(map, "out", PrintStream.class),
                value(map, "err", PrintStream.class),
                value(map, "version", String.class),
                map.containsKey("terminal") ? value(map, "terminal", Boolean.class) : System.console() != null,
                Boot.of(map),
                map.containsKey("interrupted") ? value(map, "interrupted", BooleanSupplier.class) : () -> false);
    }

    private static <T> T value(Map<String, Object> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + key + "' should be a " + type.getSimpleName() + ", not " + value);
        }
        return type.cast(value);
    }

    /** Another command, typed elsewhere, on the same distribution. */
    public CommandCall typed(
            List<String> words,
            Path where,
            InputStream answers,
            PrintStream results,
            PrintStream errors,
            boolean watched,
            BooleanSupplier ended) {
        return new CommandCall(words, where, home, answers, results, errors, version, watched, boot, ended);
    }

    /** A path as it was typed, made absolute. */
    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }
}
