package io.mien.modelkit.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes single keys in the text of a {@code .mud}; everything else, comments included, stays as it is. Immutable. */
public final class MudText {
    /** A comment after a value. */
    private static final Pattern COMMENT = Pattern.compile("\\s+[;#].*");

    private final List<String> lines;

    private MudText(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The text of a description. */
    public static MudText of(String text) {
        return new MudText(text.lines().toList());
    }

    /** This text with another value of a key. */
    public MudText with(String section, String key, String value) {
        return with(section, key, value, "");
    }

    /**
     * This text with another value of a key; the last of several is the one that counts.
     *
     * @param comment put above it in place of the comments that stand there; empty: they stay
     */
    public MudText with(String section, String key, String value, String comment) {
        List<String> changed = new ArrayList<>(lines);
        int at = find(section, key);
        Matcher kept = COMMENT.matcher("");
        if (at < 0) {
            at = end(section, changed);
        } else {
            kept = COMMENT.matcher(changed.remove(at));
            while (!comment.isEmpty() && at > 0 && isComment(changed.get(at - 1))) {
                at--;
                changed.remove(at);
            }
        }
        changed.add(at, key + " = " + value + (comment.isEmpty() && kept.find() ? kept.group() : ""));
        if (!comment.isEmpty()) {
            changed.add(at, "; " + comment);
        }
        return new MudText(changed);
    }

    private int find(String section, String key) {
        int found = -1;
        String current = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = clean(lines.get(i));
            if (isSection(line)) {
                current = name(line);
            } else if (current.equals(section) && !isComment(line) && key(line).equals(key)) {
                found = i;
            }
        }
        return found;
    }

    /** The place of a new key of a section: behind its last line that is not blank; a missing section is added. */
    private static int end(String section, List<String> lines) {
        int end = -1;
        String current = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = clean(lines.get(i));
            if (isSection(line)) {
                current = name(line);
            }
            if (current.equals(section) && !line.isEmpty()) {
                end = i + 1;
            }
        }
        if (end >= 0) {
            return end;
        }
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
            lines.add("");
        }
        lines.add("[" + section + "]");
        return lines.size();
    }

    private static String clean(String line) {
        return COMMENT.matcher(line.strip().replace("\uFEFF", "")).replaceFirst("");
    }

    private static boolean isSection(String line) {
        return line.startsWith("[") && line.endsWith("]");
    }

    private static String name(String line) {
        return line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isComment(String line) {
        String clean = clean(line);
        return clean.startsWith(";") || clean.startsWith("#");
    }

    private static String key(String line) {
        int equals = line.indexOf('=');
        return equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
