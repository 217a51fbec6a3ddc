package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A command that a bundle states in the header {@code Mien-Verbs} of its manifest, so that help needs no framework:
 *
 * <pre>{@code
 * Mien-Verbs: greet;hello;group="Manners";help="Greet people.";texts="OSGI-INF/help",
 *     greet all;help="Greet everybody.";texts="OSGI-INF/help"
 * }</pre>
 *
 * @param names what may be typed, the usual spelling first; of a command below another one, both names
 * @param group of commands that it is listed with, or empty
 * @param help what it does, in a line
 * @param bundle jar, or folder that one was unpacked into
 * @param texts folder in the bundle with longer texts, {@code greet.txt} and for a command below it {@code greet-all.txt};
 *     empty if there is none
 */
record StatedVerb(List<String> names, String group, String help, Path bundle, String texts) {
    private static final String HEADER = "Mien-Verbs";
    private static final int MOST_BYTES = 1 << 20;

    StatedVerb {
        names = List.copyOf(names);
    }

    /** The statement of a bundle. */
    static List<StatedVerb> of(Path bundle, BundleManifest manifest) {
        List<StatedVerb> verbs = new ArrayList<>();
        for (String clause : split(manifest.header(HEADER), ',')) {
            List<String> names = new ArrayList<>();
            String group = "";
            String help = "";
            String texts = "";
            for (String part : split(clause, ';')) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    names.add(part);
                } else if (part.startsWith("group=")) {
                    group = unquoted(part.substring(equals + 1));
                } else if (part.startsWith("help=")) {
                    help = unquoted(part.substring(equals + 1));
                } else if (part.startsWith("texts=")) {
                    texts = unquoted(part.substring(equals + 1));
                }
            }
            if (!names.isEmpty()) {
                verbs.add(new StatedVerb(names, group, help, bundle, texts));
            }
        }
        return verbs;
    }

    private static String unquoted(String value) {
        String text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** The parts between separators that no quotes enclose, without those that are empty. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !quoted && text.charAt(i) == separator) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** Whether it is a command below another one. */
    boolean isBelow() {
        return names.get(0).indexOf(' ') >= 0;
    }

    /** Whether it is a command below that one. */
    boolean isBelow(StatedVerb other) {
        return names.get(0).startsWith(other.names.get(0) + " ");
    }

    /** The arguments that are typed for it, behind the name of the command above it. */
    List<String> ownNames() {
        return names.stream().map(n -> n.substring(n.indexOf(' ') + 1)).toList();
    }

    /**
     * The help of the command, or of one below it.
     *
     * @param below the names behind that of the command
     * @return empty if the bundle has no such text
     */
    Optional<String> text(List<String> below) throws IOException {
        if (texts.isEmpty()) {
            return below.isEmpty() ? Optional.of("mien " + names.get(0) + "\n\n  " + help + "\n") : Optional.empty();
        }
        List<String> path = new ArrayList<>(List.of(names.get(0).replace(' ', '-')));
        path.addAll(below);
        return read(bundle, texts + "/" + String.join("-", path) + ".txt");
    }

    /** A text in a bundle; empty if it has none of that name, or one that is longer than any help. */
    static Optional<String> read(Path bundle, String entry) throws IOException {
        if (Files.isDirectory(bundle)) {
            Path file = bundle.resolve(entry).normalize();
            return file.startsWith(bundle) && Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        }
        try (ZipFile jar = new ZipFile(bundle.toFile())) {
            ZipEntry found = jar.getEntry(entry);
            if (found == null || found.getSize() > MOST_BYTES) {
                return Optional.empty();
            }
            try (InputStream in = jar.getInputStream(found)) {
                return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        }
    }
}
