package io.mien.modelkit.convert;

import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one Python that the compiler's modules are built for. */
public final class Python {
    /** The compiler's modules are built for this one alone. */
    static final String VERSION = "3.10";

    /** Environment variable with the path of an interpreter. */
    static final String VARIABLE = "MIEN_PYTHON";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;
    private final Map<String, String> environment;
    private final Path home;
    private final String onPath;

    /**
     * @param directory an absolute folder
     * @param environment of this process
     * @param home the user's folder, where pyenv keeps its versions
     */
    public Python(Path directory, Map<String, String> environment, Path home) {
        this(directory, environment, home, "python" + VERSION);
    }

    Python(Path directory, Map<String, String> environment, Path home, String onPath) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.onPath = onPath;
    }

    /**
     * An interpreter that runs. One that is asked for is taken or refused; else the first of the variable, the path and pyenv that
     * runs.
     *
     * @throws ConversionException saying what to install
     */
    public Path find(Optional<Path> asked) throws ConversionException {
        if (asked.isPresent()) {
            if (!runs(asked.get().toString())) {
                throw new ConversionException(asked.get().toString(), "is not a Python " + VERSION + " that runs");
            }
            return asked.get();
        }
        for (String candidate : candidates()) {
            if (runs(candidate)) {
                return Path.of(candidate);
            }
        }
        throw new ConversionException(
                "python" + VERSION,
                "not found, and the compiler runs on no other; install it (pyenv install " + VERSION
                        + ", or your system's python" + VERSION + " with venv), or say where it is: --python FILE, or "
                        + VARIABLE);
    }

    private List<String> candidates() throws ConversionException {
        List<String> found = new ArrayList<>();
        Optional.ofNullable(environment.get(VARIABLE)).filter(v -> !v.isBlank()).ifPresent(found::add);
        found.add(onPath);
        Path versions = home.resolve(".pyenv/versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> installed = Files.list(versions)) {
                installed
                        .filter(v -> v.getFileName().toString().startsWith(VERSION))
                        .sorted()
                        .forEach(
                                v -> found.add(v.resolve("bin/python" + VERSION).toString()));
            } catch (IOException e) {
                throw new ConversionException(versions.toString(), "cannot be read: " + IoReason.of(e), e);
            }
        }
        return found;
    }

    /** A file of the right name may be a shim that runs nothing. */
    private boolean runs(String program) {
        try {
            String version = new ExternalTool(directory, Map.of(), PATIENCE, () -> false)
                    .run(List.of(program, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"), line -> {});
            return version.equals(VERSION);
        } catch (ConversionException e) {
            return false;
        }
    }
}
