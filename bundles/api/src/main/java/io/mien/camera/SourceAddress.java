package io.mien.camera;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where frames come from: {@code SCHEME:LOCATION}, then options for Mien after the last {@code #}, as in
 * {@code rtsp://door/stream?channel=1#transport=tcp&fps=5}. The part before the {@code #} belongs to the camera. {@link
 * #toString()} shows no password; only {@link #location()} does. Signs of a password that separate the parts of an address ({@code
 * / ? # @ :}) are written as {@code %2F %3F %23 %40 %3A}; they are hidden also if they are not.
 *
 * @param scheme in lower case
 * @param location what follows the colon, passwords included
 * @param options by key
 */
public record SourceAddress(String scheme, String location, Map<String, String> options) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):([^\\p{Cntrl}]*)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("([a-z][a-z.-]*)=([^&@]*)");
    private static final Pattern USER = Pattern.compile("^//([^/?@]*)@");

    public SourceAddress {
        options = Map.copyOf(options);
    }

    /**
     * Reads an address.
     *
     * @throws FrameSourceException saying what an address looks like; it shows no password
     */
    public static SourceAddress parse(String text) throws FrameSourceException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new FrameSourceException(
                    AddressSecrets.hidden(text),
                    "is not an address: SCHEME:LOCATION, such as file:clip.mp4 or rtsp://HOST/PATH");
        }
        SourceAddress whole = new SourceAddress(form.group(1).toLowerCase(Locale.ROOT), form.group(2), Map.of());
        int hash = whole.location.lastIndexOf('#');
        return hash < 0 ? whole : whole.split(hash);
    }

    private SourceAddress split(int hash) throws FrameSourceException {
        String list = location.substring(hash + 1);
        Map<String, String> read = new LinkedHashMap<>();
        for (String part : list.isEmpty() ? new String[0] : list.split("&", -1)) {
            Matcher option = OPTION.matcher(part);
            if (!option.matches() || read.putIfAbsent(option.group(1), option.group(2)) != null) {
                throw refused(
                        "after # there are options KEY=VALUE&KEY=VALUE, each once, without @; a location with a # ends"
                                + " with #, and a # in a password is written %23");
            }
        }
        return new SourceAddress(scheme, location.substring(0, hash), read);
    }

    /**
     * The same address with a password for the user that it names.
     *
     * @throws FrameSourceException if it names no user, or has a password already
     */
    public SourceAddress withPassword(String password) throws FrameSourceException {
        Matcher user = USER.matcher(location);
        if (!user.find() || user.group(1).isEmpty() || user.group(1).contains(":")) {
            throw refused("a password needs an address with a user and no password: " + scheme + "://USER@HOST");
        }
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        String whole = "//" + user.group(1) + ":" + encoded + "@" + location.substring(user.end());
        return new SourceAddress(scheme, whole, options);
    }

    /**
     * Refuses options that its source does not know.
     *
     * @throws FrameSourceException naming the option, and those that are known
     */
    public void only(Set<String> known) throws FrameSourceException {
        for (String key : options.keySet()) {
            if (!known.contains(key)) {
                throw refused("has no option " + key + "; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** The value of an option. */
    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /**
     * The value of an option that is a whole number.
     *
     * @param otherwise if it is not given
     * @throws FrameSourceException if it is not within the bounds
     */
    public int number(String key, int otherwise, int least, int most) throws FrameSourceException {
        String value = options.getOrDefault(key, Integer.toString(otherwise));
        boolean whole = value.matches("\\d{1,9}");
        int number = whole ? Integer.parseInt(value) : 0;
        if (!whole || number < least || number > most) {
            throw refused(key + " is a whole number of " + least + " to " + most + ", not '" + value + "'");
        }
        return number;
    }

    /** An error that names this address, without its password. */
    public FrameSourceException refused(String reason) {
        return new FrameSourceException(toString(), mask(reason));
    }

    /** A text from outside in which nothing of this address is left that must not be shown. */
    public String mask(String text) {
        return AddressSecrets.hiddenIn(text, scheme, location);
    }

    @Override
    public String toString() {
        return scheme + ":" + AddressSecrets.hidden(scheme, location);
    }
}
