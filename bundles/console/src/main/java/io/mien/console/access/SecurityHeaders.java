package io.mien.console.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What every answer says to the browser. */
public final class SecurityHeaders {
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
                    + " media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin"));

    private SecurityHeaders() {}

    static void set(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    /** In the form in which Felix HTTP takes the headers of the answers that no servlet sees. */
    public static String ofErrorPages() {
        return HEADERS.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("##"));
    }
}
