package io.mien.compose.index;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a bundle in features and in Maven.
 *
 * @param group Maven's group id
 * @param artifact Maven's artifact id; with the version it makes the name of the file
 * @param version Maven's version
 */
public record Coordinates(String group, String artifact, String version) {
    /** What may be part of a file's name everywhere, and leads to no other folder. */
    private static final Pattern PARTS = Pattern.compile("(\\w[\\w.-]*):(\\w[\\w.-]*):(\\w[\\w.+-]*)");

    /** Reads {@code group:artifact:version}; empty if the text is anything else. */
    public static Optional<Coordinates> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? Optional.of(new Coordinates(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** The name of its file or folder in a distribution, without {@code .jar}. */
    public String fileName() {
        return artifact + "-" + version;
    }

    /** {@code group:artifact:version}. */
    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
