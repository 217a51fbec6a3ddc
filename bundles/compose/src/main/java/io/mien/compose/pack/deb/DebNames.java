package io.mien.compose.pack.deb;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedProduct;
import java.util.regex.Pattern;

/**
 * What Debian calls a product.
 *
 * @param name package, user, service and command: {@code mien-gate}
 * @param version where a {@code -} is a {@code ~}, which sorts before the end: 1.0-SNAPSHOT is older than 1.0 there, too
 */
record DebNames(String name, String version) {
    /** Debian's names of packages and of users are not longer and have no other characters. */
    private static final Pattern NAME = Pattern.compile("mien-[a-z0-9][a-z0-9-]{0,26}");

    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+~]*");
    private static final Pattern TITLE = Pattern.compile("[^\\p{Cntrl}<>]+");

    static DebNames of(ComposedProduct product) throws ComposeException {
        DebNames names =
                new DebNames("mien-" + product.product(), product.version().replace('-', '~'));
        if (!NAME.matcher(names.name).matches()) {
            throw new ComposeException(product.product() + ": is not a name for a Debian package"
                    + " (lower-case letters, digits and -; at most 27 of them)");
        }
        if (!VERSION.matcher(names.version).matches()) {
            throw new ComposeException(product.version() + ": is not a version for a Debian package"
                    + " (it begins with a digit and has letters, digits, . + and -)");
        }
        if (!TITLE.matcher(product.title()).matches()) {
            throw new ComposeException(product.title() + ": is not a title of one line for a Debian package");
        }
        return names;
    }

    /** The folder that it is installed to, without the first {@code /}. */
    String home() {
        return "usr/lib/" + name;
    }

    /** Where its configuration lies, without the first {@code /}. */
    String configuration() {
        return "etc/" + name;
    }
}
