package io.mien.runtime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says whether arguments and the working folder arrived whole. Java replaces what the charset of the locale cannot read,
 * and a person would then be stored under a wrong name.
 *
 * @param charset in which Java reads names, its {@code sun.jnu.encoding}
 */
record ReadableText(Charset charset) {
    private static final String LOST = "\uFFFD";

    /** The problem, with the first argument that was damaged; empty if all arrived whole. */
    Optional<String> problem(List<String> arguments, String directory) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).contains(LOST)) {
                return Optional.of(text("argument " + (i + 1) + " ('" + arguments.get(i) + "')"));
            }
        }
        return directory.contains(LOST)
                ? Optional.of(text("the working folder (" + directory + ")"))
                : Optional.empty();
    }

    private String text(String what) {
        String remedy = charset.equals(StandardCharsets.UTF_8)
                ? "name it in UTF-8"
                : "set LC_ALL to an installed locale with UTF-8 ('locale -a' lists them)";
        return what + " has characters that cannot be read in the charset of the locale, " + charset.name() + "; "
                + remedy;
    }
}
