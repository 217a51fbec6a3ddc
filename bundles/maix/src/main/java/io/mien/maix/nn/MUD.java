package io.mien.maix.nn;

import io.mien.maix.Err;
import io.mien.maix.FilePaths;
import io.mien.maix.MaixException;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The text of a {@code .mud} file, by section and key. Reads every type, also those that no engine runs here. Thread-safe. */
public final class MUD {
    private static final int MOST_BYTES = 64 << 10;

    private volatile Map<String, Map<String, String>> items = Map.of();

    /** An empty one, to be {@linkplain #load loaded}. */
    public MUD() {}

    /**
     * That of a file.
     *
     * @throws MaixException as {@link #load} does
     */
    public MUD(String modelPath) {
        load(modelPath);
    }

    /**
     * Reads a file.
     *
     * @param modelPath relative to the working directory, or absolute
     * @throws MaixException {@link Err#ERR_NOT_FOUND} if it is not there, {@link Err#ERR_IO} if it cannot be read, {@link
     *     Err#ERR_ARGS} if it is not the text of a {@code .mud}; what was loaded stays
     */
    public void load(String modelPath) {
        try {
            items = Mud.sections(text(FilePaths.of(modelPath)), modelPath);
        } catch (ModelRejectedException e) {
            throw new MaixException(Err.ERR_ARGS, e.getMessage(), e);
        }
    }

    static String text(Path file) {
        try {
            return RegularFile.readText(file, MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new MaixException(Err.ERR_NOT_FOUND, file + " is not there", e);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /** {@code type} of the section {@code basic}: {@code onnx}, {@code cvimodel}, {@code axmodel}; empty if nothing says it. */
    public String type() {
        return item("basic", "type");
    }

    /** Every section with its keys and values, in lower case but for the values. */
    public Map<String, Map<String, String>> items() {
        return items;
    }

    /** The labels of the section {@code extra}. */
    public List<String> parseLabels() {
        return parseLabels("labels");
    }

    /**
     * A list of the section {@code extra}, without white space around its parts.
     *
     * @return empty if there is no such key
     */
    public List<String> parseLabels(String key) {
        return Arrays.stream(item("extra", key).split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    /** @see #parseLabels() */
    public List<String> parse_labels() {
        return parseLabels();
    }

    /** @see #parseLabels(String) */
    public List<String> parse_labels(String key) {
        return parseLabels(key);
    }

    private String item(String section, String key) {
        return items.getOrDefault(section, Map.of()).getOrDefault(key, "");
    }
}
