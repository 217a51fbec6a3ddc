package io.mien.command.line;

import java.util.List;

/**
 * One of the {@link VerbSource#names}, taken apart.
 *
 * @param source that brings the command
 * @param stated as the source states it
 * @param above the command above it, or empty
 * @param spellings of its own name, the usual one first
 */
record VerbName(VerbSource source, String stated, String above, List<String> spellings) {
    static VerbName of(VerbSource source, String stated) {
        int space = stated.indexOf(' ');
        String above = space < 0 ? "" : stated.substring(0, space);
        return new VerbName(
                source, stated, above, List.of(stated.substring(space + 1).split("\\|")));
    }

    boolean isBelow(VerbName other) {
        return other.above.isEmpty() && other.spellings.contains(above);
    }

    boolean isSpelled(String word) {
        return spellings.contains(word);
    }
}
