package io.mien.store;

/** What a person is called. */
public final class Label {
    /** The label of faces that nobody in the gallery comes near enough to; nobody can be enrolled under it. */
    public static final String UNKNOWN = "unknown";

    /** Most characters of a label. */
    public static final int MAXIMUM_LENGTH = 200;

    private Label() {}

    /**
     * @return {@code label} without white space around it
     * @throws IllegalLabelException if it is blank, too long, reserved, or has control characters
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
        return stripped;
    }
}
