package io.mien.runtime;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code mien help}: that of the bundle with the command line, with all commands that bundles state. */
final class UsageText {
    /** The line below which the commands are listed. */
    private static final String COMMANDS = "Commands:";

    private static final int WIDTH = 100;
    private static final String MARGIN = "  ";

    private UsageText() {}

    static List<String> of(String text, List<StatedVerb> verbs) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = lines.indexOf(COMMANDS);
        if (at >= 0) {
            lines.addAll(at + 1, table(verbs));
        }
        return lines;
    }

    private static List<String> table(List<StatedVerb> verbs) {
        int widest = verbs.stream().mapToInt(v -> names(v).length()).max().orElse(0);
        int column = MARGIN.length() + widest + MARGIN.length();
        List<String> lines = new ArrayList<>();
        for (StatedVerb verb : verbs) {
            StringBuilder line = new StringBuilder(MARGIN).append(names(verb));
            pad(line, column);
            int start = line.length();
            for (String word : verb.help().split("\\s+")) {
                if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line = new StringBuilder();
                    pad(line, column + MARGIN.length());
                    start = line.length();
                }
                line.append(line.length() > start ? " " : "").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String names(StatedVerb verb) {
        return String.join(", ", verb.names());
    }

    private static void pad(StringBuilder line, int width) {
        line.append(" ".repeat(Math.max(0, width - line.length())));
    }
}
