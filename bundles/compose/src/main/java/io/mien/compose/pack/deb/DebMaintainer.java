package io.mien.compose.pack.deb;

import io.mien.compose.pack.ComposeException;
import java.util.regex.Pattern;

/**
 * Who answers for a Debian package.
 *
 * @param text a name and an address, {@code Ada <ada@example.com>}
 */
public record DebMaintainer(String text) {
    private static final Pattern FORM =
            Pattern.compile("[^\\p{Cntrl}<>@\\s][^\\p{Cntrl}<>@]* <[^\\s<>@]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+>");

    /** @throws ComposeException if it is not a name of one line with an address behind it */
    public static DebMaintainer of(String text) throws ComposeException {
        if (!FORM.matcher(text).matches()) {
            throw new ComposeException(
                    text + ": is not a maintainer of a Debian package, such as Ada <ada@example.com>");
        }
        return new DebMaintainer(text);
    }

    /** Nobody was named: an address in a domain that never exists (RFC 2606). */
    static DebMaintainer unnamed(String title) {
        return new DebMaintainer(title + " <unnamed@maintainer.invalid>");
    }
}
