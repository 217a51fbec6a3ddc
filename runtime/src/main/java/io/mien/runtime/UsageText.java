package io.mien.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text of help that lists commands: what its bundle says, with the commands that bundles state, by group. */
final class UsageText {
    /** The line that the list of the commands takes the place of. */
    private static final String COMMANDS = "Commands:";

    private static final int WIDTH = 100;
    private static final String MARGIN = "  ";

    private UsageText() {}

    /** @param verbs in the order in which they are listed; a group has the place of its first one */
    static List<String> of(String text, List<StatedVerb> verbs) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = lines.indexOf(COMMANDS);
        if (at >= 0 && !verbs.isEmpty()) {
            lines.remove(at);
            lines.addAll(at, groups(verbs));
        }
        return lines;
    }

    private static List<String> groups(List<StatedVerb> verbs) {
        int widest = verbs.stream().mapToInt(v -> names(v).length()).max().orElse(0);
        int column = MARGIN.length() + widest + MARGIN.length();
        Map<String, List<StatedVerb>> groups = new LinkedHashMap<>();
        for (StatedVerb verb : verbs) {
            groups.computeIfAbsent(verb.group(), g -> new ArrayList<>()).add(verb);
        }
        List<String> lines = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(group.isEmpty() ? COMMANDS : group + ":");
            members.forEach(verb -> lines.addAll(entry(verb, column)));
        });
        return lines;
    }

    private static List<String> entry(StatedVerb verb, int column) {
        List<String> lines = new ArrayList<>();
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
        return lines;
    }

    private static String names(StatedVerb verb) {
        return String.join(", ", verb.ownNames());
    }

    private static void pad(StringBuilder line, int width) {
        line.append(" ".repeat(Math.max(0, width - line.length())));
    }
}
