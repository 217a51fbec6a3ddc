package io.mien.console.access;

import io.mien.console.web.JsonAnswer;
import io.mien.console.web.JsonBody;
import io.mien.console.web.RefusedRequestException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds every request against the rules before anything else looks at it: which name it asks for, which page it comes from, how
 * long it is, and whose session it belongs to. Thread-safe.
 */
public final class RequestGate {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String SESSION = "/session";
    private static final String ROOMS = "/api/";

    /** Compared as it was sent, so that no other way to write a path opens more. */
    private static final Pattern OPEN = Pattern.compile("/|/session|/(?!api/)(?:[a-z0-9-]+/)*[a-z0-9-]+\\.[a-z0-9]+");

    private final PageAddress address;
    private final ConsoleSessions sessions;
    private final long longestBody;

    /** @param longestBody in bytes, of a request that is not JSON */
    public RequestGate(PageAddress address, ConsoleSessions sessions, long longestBody) {
        this.address = address;
        this.sessions = sessions;
        this.longestBody = longestBody;
    }

    /**
     * Lets a request through, with its session attached, or answers it.
     *
     * @return false if it was answered
     */
    public boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.set(response);
        try {
            checkHost(request);
            checkMethod(request);
            checkOrigin(request);
            checkBody(request);
            Optional<ConsoleSession> session = session(request);
            session.ifPresent(s -> {
                s.touch();
                s.attachTo(request);
            });
            if (session.isEmpty() && !isOpen(request)) {
                throw new RefusedRequestException(401, "you are not signed in");
            }
            return true;
        } catch (RefusedRequestException e) {
            // What remains of the request is not read.
            response.setHeader("Connection", "close");
            JsonAnswer.send(response, e);
            return false;
        }
    }

    /** The name of the cookie: browsers send those of one host to all of its ports. */
    String cookie() {
        return (address.secure() ? "__Host-mien-" : "mien-") + address.port();
    }

    private void checkHost(HttpServletRequest request) throws RefusedRequestException {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() != 1 || !address.isHost(hosts.get(0))) {
            throw new RefusedRequestException(403, "the page is not at this address");
        }
    }

    /** What no servlet takes is refused here: the server would answer with a page of HTML. */
    private static void checkMethod(HttpServletRequest request) throws RefusedRequestException {
        String path = request.getRequestURI();
        boolean taken =
                switch (request.getMethod()) {
                    case "POST" -> path.equals(SESSION) || path.startsWith(ROOMS);
                    case "DELETE" -> path.equals(SESSION);
                    default -> READING.contains(request.getMethod());
                };
        if (!taken) {
            throw new RefusedRequestException(405, "there is no such method here");
        }
    }

    private void checkOrigin(HttpServletRequest request) throws RefusedRequestException {
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        boolean own = origins.size() == 1 && address.isOrigin(origins.get(0), request.getHeader("Host"));
        String site = request.getHeader("Sec-Fetch-Site");
        boolean reading = READING.contains(request.getMethod()) && !isUpgrade(request);
        if (!origins.isEmpty() && !own
                || site != null && !site.equals("same-origin") && !(reading && mayBeEntered(request, site))
                || !reading && !own && !"same-origin".equals(site)) {
            throw new RefusedRequestException(403, "another page may not do this");
        }
    }

    /** The page itself may be opened from anywhere: that changes nothing, and its frame-ancestors keep it out of other pages. */
    private static boolean mayBeEntered(HttpServletRequest request, String site) {
        return site.equals("none")
                || "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                        && request.getRequestURI().equals("/");
    }

    private static boolean isUpgrade(HttpServletRequest request) {
        return request.getHeader("Upgrade") != null;
    }

    private void checkBody(HttpServletRequest request) throws RefusedRequestException {
        if (request.getHeader("Transfer-Encoding") != null) {
            throw new RefusedRequestException(411, "the request does not say how long it is");
        }
        String type = request.getContentType();
        boolean data = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/octet-stream");
        long most = data ? longestBody : JsonBody.MOST_BYTES;
        if (request.getContentLengthLong() > most) {
            throw new RefusedRequestException(413, "the request is longer than " + most + " bytes");
        }
    }

    private Optional<ConsoleSession> session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(cookie())) {
                Optional<ConsoleSession> found = sessions.find(cookie.getValue());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOpen(HttpServletRequest request) {
        String path = request.getRequestURI();
        return OPEN.matcher(path).matches() && (path.equals(SESSION) || READING.contains(request.getMethod()));
    }
}
