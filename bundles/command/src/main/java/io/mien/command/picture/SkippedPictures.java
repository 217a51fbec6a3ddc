package io.mien.command.picture;

import io.mien.picture.UnreadFormat;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the pictures of folders that cannot be read here, by their format. Not thread-safe. */
public final class SkippedPictures {
    private final Map<UnreadFormat, Integer> counts =
            new TreeMap<>(Comparator.comparing(UnreadFormat::name).thenComparing(UnreadFormat::remedy));

    void add(UnreadFormat format) {
        counts.merge(format, 1, Integer::sum);
    }

    /** Whether every picture of the folders is read. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Tells what was skipped: one line a format. */
    public void report(Consumer<String> problems) {
        counts.forEach((format, count) -> problems.accept(count + " " + format.name()
                + (count == 1 ? " picture was" : " pictures were") + " skipped: " + format.remedy()));
    }
}
