package io.mien.store;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of a person. */
public final class Label {
    /** The label of faces that nobody in the gallery comes near enough to; nobody can be enrolled under it. */
    public static final String UNKNOWN = "unknown";

    /** Most characters of a label. */
    public static final int MAXIMUM_LENGTH = 200;

    private static final int REPLACEMENT = 0xFFFD;

    private Label() {}

    /**
     * @return {@code label} without white space around it
     * @throws IllegalLabelException if it is blank, too long, reserved, has control characters, or is not whole text
     */
    public static String check(String label) throws IllegalLabelException {
        String stripped = label.strip();
        if (stripped.isEmpty()) {
            throw new IllegalLabelException("a label is not blank");
        }
        if (stripped.length() > MAXIMUM_LENGTH) {
            throw new IllegalLabelException(
                    "a label has at most " + MAXIMUM_LENGTH + " characters, not " + stripped.length());
        }
        if (stripped.equals(UNKNOWN)) {
            throw new IllegalLabelException(
                    "'" + UNKNOWN + "' is what strangers are called; nobody is enrolled under it");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalLabelException("a label has no control characters");
        }
        if (!isWhole(stripped)) {
            throw new IllegalLabelException(
                    "a label has no characters that could not be read; name it, or its folder, in UTF-8");
        }
        return stripped;
    }

    /** Java reads what a charset cannot decode as U+FFFD, and writes half of a surrogate pair as '?'. */
    private static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(c -> c == REPLACEMENT || c <= Character.MAX_VALUE && Character.isSurrogate((char) c));
    }

    /**
     * The key of a label: labels with equal keys name one person. It is the Unicode normalization form C of the label
     * without white space around it; macOS, for one, gives the names of folders in another form than a keyboard does.
     */
    public static String key(String label) {
        return Normalizer.normalize(label.strip(), Normalizer.Form.NFC);
    }

    /**
     * A label with the next number behind it. It is one more than the highest number in the gallery, not the first that is
     * free: while somebody has a higher number, a new person never gets the name of a person who was forgotten.
     *
     * @param label what people are called who are given no name
     * @param there all labels of the gallery
     */
    public static String numbered(String label, Collection<String> there) {
        String numbered = Pattern.quote(label) + " [1-9]\\d{0,8}";
        int highest = there.stream()
                .filter(name -> name.matches(numbered))
                .mapToInt(name -> Integer.parseInt(name.substring(label.length() + 1)))
                .max()
                .orElse(0);
        return label + " " + (highest + 1);
    }

    /** Whether two labels name one person. */
    public static boolean isSame(String label, String other) {
        return label.equals(other) || key(label).equals(key(other));
    }

    /**
     * Labels that name one person and are stored as several, as earlier versions did.
     *
     * @param labels all that are stored
     * @return groups of two and more, in the order given
     */
    public static List<List<String>> sameKeys(Collection<String> labels) {
        return labels.stream()
                .collect(Collectors.groupingBy(Label::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(group -> group.size() > 1)
                .toList();
    }
}
