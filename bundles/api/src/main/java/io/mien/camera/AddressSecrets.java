package io.mien.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no output shows of a location. If a password holds the signs that separate the parts of an address, its end cannot be told:
 * then too much is hidden, not too little.
 */
final class AddressSecrets {
    private static final String MASK = "***";
    /** Schemes whose location is a path, in which an {@code @} ends no password. */
    private static final Set<String> OF_PATHS = Set.of("file", "folder");

    private static final Pattern LITERAL_HOST = Pattern.compile("//\\[[^\\]/?@]*]");
    /** A host, and what follows its colon unless that is a port. */
    private static final Pattern HOST =
            Pattern.compile("(?:\\[[^\\]/?]*]|[^:/?]*)(?::(?!\\d{1,5}(?:[/?]|\\z))(.+))?", Pattern.DOTALL);

    private static final Pattern KEY =
            Pattern.compile("(?i)((?:pas|pw|psw|psd|secret|token|key|auth|cred|sig|session)[^=&;/?]*=)([^&;]+)");
    /**
     * Signs at which a program that reads the address may cut a secret; the last is for the paths of recorders, such as {@code
     * /user=ann_password=secret_channel=1}.
     */
    private static final Pattern CUT = Pattern.compile("[/?#:@]|_(?=[A-Za-z]+=)");

    /** A shorter part of a secret says little, and is in every other word. */
    private static final int SHORTEST_PART = 3;

    private AddressSecrets() {}

    private record Range(int start, int end) {}

    /** A text that may be an address, without what is secret. */
    static String hidden(String text) {
        int slashes = text.indexOf("//");
        boolean url = slashes > 0 && text.indexOf(':') == slashes - 1;
        int start = url ? slashes : 0;
        return text.substring(0, start) + hidden("", text.substring(start));
    }

    /** A location without what is secret. */
    static String hidden(String scheme, String location) {
        String shown = password(scheme, location)
                .map(r -> location.substring(0, r.start) + MASK + location.substring(r.end))
                .orElse(location);
        return KEY.matcher(shown).replaceAll("$1" + MASK);
    }

    /** Another text without what is secret in a location. */
    static String hiddenIn(String text, String scheme, String location) {
        List<String> secrets = new ArrayList<>();
        password(scheme, location).ifPresent(r -> secrets.add(location.substring(r.start, r.end)));
        KEY.matcher(location).results().forEach(key -> secrets.add(key.group(2)));
        List<String> parts = secrets.stream()
                .flatMap(CUT::splitAsStream)
                .filter(part -> part.length() >= SHORTEST_PART)
                .toList();
        secrets.addAll(parts);
        secrets.removeIf(String::isEmpty);
        secrets.sort(Comparator.comparing(String::length).reversed());
        String shown = text.replace(location, hidden(scheme, location));
        for (String secret : secrets) {
            shown = shown.replace(secret, MASK);
        }
        return shown;
    }

    private static Optional<Range> password(String scheme, String location) {
        int at = location.lastIndexOf('@');
        if (!location.startsWith("//")) {
            // It is also typed where the scheme was forgotten: ann:secret@door/live.
            return at < 0 || OF_PATHS.contains(scheme) ? Optional.empty() : Optional.of(new Range(0, at));
        }
        Matcher literal = LITERAL_HOST.matcher(location);
        int colon = location.indexOf(':', literal.lookingAt() ? literal.end() : 0);
        if (colon >= 0 && colon < at) {
            return Optional.of(new Range(colon + 1, at));
        }
        Matcher host = HOST.matcher(location).region(Math.max("//".length(), at + 1), location.length());
        return host.lookingAt() && host.group(1) != null
                ? Optional.of(new Range(host.start(1), location.length()))
                : Optional.empty();
    }
}
