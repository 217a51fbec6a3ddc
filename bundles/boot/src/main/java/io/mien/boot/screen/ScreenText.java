package io.mien.boot.screen;

/**
 * Makes text that came from outside (names, file names, descriptions, messages) safe to show. Characters that a terminal acts
 * on, or that change the order or the look of the text around them, are shown as {@code \}{@code u001b}: the form that JSON
 * and Java read back.
 *
 * <p>Escaped are: control characters; format characters, such as those that change the direction of writing; separators of lines
 * and paragraphs; and surrogates without their other half. Two format characters stay, because some languages are not written
 * without them, and no terminal acts on them: the zero-width joiner and non-joiner.
 */
public final class ScreenText {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private ScreenText() {}

    /** A text that stays on its line: line ends and tabs are escaped, too. */
    public static String line(String text) {
        return safe(text, false);
    }

    /** A text of several lines, perhaps with tabulators. */
    public static String lines(String text) {
        return safe(text, true);
    }

    private static String safe(String text, boolean layout) {
        if (text.codePoints().noneMatch(c -> isHidden(c, layout))) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(safe, c, layout));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int character, boolean layout) {
        if (!isHidden(character, layout)) {
            safe.appendCodePoint(character);
            return;
        }
        for (char unit : Character.toChars(character)) {
            safe.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                safe.append(Character.forDigit(unit >> shift & 0xF, 16));
            }
        }
    }

    private static boolean isHidden(int character, boolean layout) {
        if (character >= ' ' && character < 0x7F || layout && isLayout(character)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            case Character.FORMAT -> character != JOINER && character != NON_JOINER;
            default -> false;
        };
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }
}
