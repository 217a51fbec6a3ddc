package io.mien.command.verb;

import io.mien.store.Label;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says that several stored labels name one person, and how they become one. */
final class SameLabels {
    private SameLabels() {}

    /** @param labels at least two, of one key */
    static String text(List<String> labels) {
        String names = labels.stream().map(SameLabels::visible).collect(Collectors.joining(" and "));
        String key = Label.key(labels.get(0));
        String kept = labels.contains(key) ? key : labels.get(0);
        String others = labels.stream()
                .filter(l -> !l.equals(kept))
                .map(l -> "'mien people merge $'" + visible(l) + "' INTO $'" + visible(kept) + "''")
                .collect(Collectors.joining(" and "));
        return "the labels " + names + " look the same and are stored as several people; " + others + " makes them one";
    }

    /** As bash and zsh read it between {@code $'} and {@code '}; what is not ASCII looks alike and is not. */
    private static String visible(String label) {
        StringBuilder text = new StringBuilder();
        label.codePoints().forEach(c -> {
            if (c == '\'' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < 0x80) {
                text.append((char) c);
            } else {
                text.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            }
        });
        return text.toString();
    }
}
