package io.mien.compose.product;

import io.mien.compose.pack.ComposeException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a product is written as. */
public enum OutputFormat {
    /** A folder that is laid out as the distribution is. */
    DIR,
    /** That folder in one file. */
    ZIP,
    /** A package for Debian, which installs it as a service. */
    DEB,
    /** An image of a container, as a folder or, if the name ends with {@code .tar}, as one file. */
    OCI;

    /** How the name of an image in one file ends. */
    private static final String TAR = ".tar";

    private static String key(OutputFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, for a message. */
    public static List<String> names() {
        return Arrays.stream(values()).map(OutputFormat::key).toList();
    }

    /** {@code door.oci.tar} is an image, too. */
    private static String stem(String name) {
        return name.endsWith(TAR) ? name.substring(0, name.length() - TAR.length()) : name;
    }

    /**
     * The format that was asked for, else the one that the ending of the name says, else a folder.
     *
     * @throws ComposeException if there is no such format
     */
    static OutputFormat of(Optional<String> asked, Path target) throws ComposeException {
        if (asked.isPresent()) {
            return Arrays.stream(values())
                    .filter(format -> key(format).equals(asked.get()))
                    .findFirst()
                    .orElseThrow(() -> new ComposeException(
                            "no format '" + asked.get() + "'; a product is written as one of " + names()));
        }
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> stem(name).endsWith("." + key(format)))
                .findFirst()
                .orElse(DIR);
    }
}
