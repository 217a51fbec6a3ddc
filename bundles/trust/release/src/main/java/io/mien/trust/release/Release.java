package io.mien.trust.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a version of a product consists of.
 *
 * @param product its id, such as {@code gate}: letters, digits and {@code . _ -}, at most 100
 * @param version for people, such as {@code 1.2.0}; the same characters and {@code +}
 * @param platform what it runs on, such as {@code linux-x86-64}
 * @param sequence its number, 1 or more; a later release has a higher one
 * @param expires when devices should have heard of a later one, in whole seconds
 * @param files in the order of their paths, each path once
 */
public record Release(
        String product, String version, String platform, long sequence, Instant expires, List<ReleasedFile> files) {
    /** The most files that a release names. */
    public static final int MOST_FILES = 10_000;

    /** Where it lies in a product's folder. */
    public static final String FILE = "release.json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

    /** @throws IllegalArgumentException saying what is wrong */
    public Release {
        requireName("product", product);
        requireName("version", version);
        requireName("platform", platform);
        if (sequence < 1) {
            throw new IllegalArgumentException("the sequence " + sequence + " is below 1");
        }
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("more than " + MOST_FILES + " files are listed");
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        files = files.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).path().equals(files.get(i - 1).path())) {
                throw new IllegalArgumentException("'" + files.get(i).path() + "' is listed twice");
            }
        }
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the " + what
                            + " is not a name of at most 100 letters, digits and the characters . _ + - that begins with a letter or digit");
        }
    }

    /** For messages: {@code gate 1.2.0 (sequence 7)}. */
    @Override
    public String toString() {
        return product + " " + version + " (sequence " + sequence + ")";
    }
}
