package io.mien.console.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The address of the page, as browsers write it.
 *
 * @param secure whether it is reached by TLS
 * @param host that links to the page name
 * @param port that the server listens on
 * @param names other names that it is opened by
 */
public record PageAddress(boolean secure, String host, int port, List<String> names) {
    public PageAddress {
        names = List.copyOf(names);
    }

    /** What a link to the page begins with. */
    public String origin() {
        return scheme() + "://" + withPort(bracketed(host));
    }

    /** Whether a Host header names this page. Any other name may be one that somebody else's name server gives this address. */
    boolean isHost(String header) {
        return hosts().contains(header.toLowerCase(Locale.ROOT));
    }

    /** Whether an Origin header is the page that was asked for by this Host header. */
    boolean isOrigin(String origin, String hostHeader) {
        return origin.toLowerCase(Locale.ROOT).equals(scheme() + "://" + hostHeader.toLowerCase(Locale.ROOT));
    }

    private Set<String> hosts() {
        List<String> all = new ArrayList<>(names);
        all.add(host);
        Set<String> hosts = new TreeSet<>();
        all.forEach(name -> hosts.add(withPort(bracketed(name)).toLowerCase(Locale.ROOT)));
        return hosts;
    }

    private String scheme() {
        return secure ? "https" : "http";
    }

    /** Browsers leave out the port that a scheme has anyway. */
    private String withPort(String name) {
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    private static String bracketed(String name) {
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }
}
