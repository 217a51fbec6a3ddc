package io.mien.upgrade.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a bundle says of it: its name stands before its version, as Maven writes them.
 *
 * @param name symbolic name of a bundle of Mien, and of most others
 */
record FileTitle(String name) {
    private static final String TITLE = "(?:bundles|models)/([^/]+?)(?:-\\d+(?:\\.[^/]*)?)?";
    private static final Pattern JAR = Pattern.compile(TITLE + "\\.jar");
    private static final Pattern IN_FOLDER = Pattern.compile(TITLE + "/.+");

    /** Of a path in a product; empty if it is not that of a jar with a bundle. */
    static Optional<FileTitle> of(String path) {
        return of(JAR, path);
    }

    /** Of a file in a bundle that was unpacked into a folder; empty if it is in none. */
    static Optional<FileTitle> ofFolder(String path) {
        return of(IN_FOLDER, path);
    }

    private static Optional<FileTitle> of(Pattern pattern, String path) {
        Matcher bundle = pattern.matcher(path);
        return bundle.matches() ? Optional.of(new FileTitle(bundle.group(1))) : Optional.empty();
    }
}
