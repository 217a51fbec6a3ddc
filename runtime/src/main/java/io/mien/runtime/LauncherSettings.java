package io.mien.runtime;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the launcher itself is configured: {@code io.mien.runtime.properties} in the same folders as all configurations. It is needed
 * before a framework with a Configuration Admin runs, and reaches no bundle.
 *
 * @param failedStarts starts in a row that fail before the newest deployment is left out, at least 1
 */
record LauncherSettings(int failedStarts) {
    static final String PID = "io.mien.runtime";

    private static final String FAILED_STARTS = "failed.starts";

    private static final LauncherSettings DEFAULT = new LauncherSettings(2);

    /**
     * Reads them. A mistake in a file is told and passed over: it must not stand in the way back from a bad deployment.
     *
     * @param err told of a mistake
     */
    static LauncherSettings read(Distribution distribution, Path data, PrintStream err) {
        LauncherSettings settings = DEFAULT;
        for (Path folder : distribution.configurations(Optional.of(data))) {
            Path file = folder.resolve(PID + ".properties");
            if (Files.exists(file)) {
                settings = settings.with(file, err);
            }
        }
        return settings;
    }

    private LauncherSettings with(Path file, PrintStream err) {
        try {
            String text = FeatureConfigurations.load(file).getProperty(FAILED_STARTS);
            return text == null ? this : new LauncherSettings(positive(text.strip(), file));
        } catch (StartException e) {
            err.println("mien: " + e.getMessage());
            return this;
        }
    }

    private static int positive(String text, Path file) throws StartException {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new StartException("the configuration " + file + ": " + FAILED_STARTS
                    + " is not a whole number from 1: '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
