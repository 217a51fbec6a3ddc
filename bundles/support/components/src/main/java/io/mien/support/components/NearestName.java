package io.mien.support.components;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that is nearest to a mistyped one. */
public final class NearestName {
    private static final int LETTERS_A_MISTAKE = 5;

    private NearestName() {}

    /**
     * The name with the fewest changes from the given one: letters put in, left out or exchanged (Levenshtein's distance). Empty
     * if even that one has more than one change in five letters.
     */
    public static Optional<String> of(String name, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String n) -> distance(name, n)).thenComparing(Comparator.naturalOrder()))
                .filter(n -> distance(name, n) <= Math.max(1, name.length() / LETTERS_A_MISTAKE));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
