package io.mien.console.access;

import io.mien.console.web.JsonAnswer;
import io.mien.console.web.JsonBody;
import io.mien.console.web.RefusedRequestException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * {@code GET /session} says whether the browser may see the page, {@code POST} begins a session with {@code {"token": ...}} or {@code {"password": ...}},
 * {@code DELETE} ends it.
 */
public final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final int FREE = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE_OF_ALL = Duration.ofSeconds(5);

    /** Requests that are read at a time. Anybody may send one: slow ones must leave threads of the server to those who are signed in. */
    static final int MOST_READ = 64;

    private final transient RequestGate gate;
    private final transient ConsoleSessions sessions;
    private final transient LinkTokens tokens;
    private final transient Terms terms;
    private final transient AttemptLimit passwordLimit;
    private final transient Semaphore places = new Semaphore(MOST_READ);

    /**
     * What the page is opened with, and what it shows.
     *
     * @param password that opens it besides links
     * @param secure whether it is served by TLS
     * @param rooms that it lists
     */
    public record Terms(PasswordCheck password, boolean secure, List<String> rooms) {
        public Terms {
            rooms = List.copyOf(rooms);
        }
    }

    /** @param clock in nanoseconds */
    public SessionServlet(
            RequestGate gate, ConsoleSessions sessions, LinkTokens tokens, Terms terms, LongSupplier clock) {
        this.gate = gate;
        this.sessions = sessions;
        this.tokens = tokens;
        this.terms = terms;
        this.passwordLimit = new AttemptLimit(FREE, LONGEST_PAUSE, LONGEST_PAUSE_OF_ALL, clock);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        boolean valid = ConsoleSession.of(request).isPresent();
        JsonAnswer.send(response, state(valid));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            check(proof(request), request.getRemoteAddr());
            // One session for a browser: the one before it ends.
            ConsoleSession.of(request).ifPresent(sessions::end);
            response.addHeader("Set-Cookie", cookie(sessions.begin(), ""));
            JsonAnswer.send(response, state(true));
        } catch (RefusedRequestException e) {
            JsonAnswer.send(response, e);
        }
    }

    private Map<?, ?> proof(HttpServletRequest request) throws RefusedRequestException, IOException {
        if (!places.tryAcquire()) {
            throw new RefusedRequestException(503, "too many sign in at this moment; try again");
        }
        try {
            return JsonBody.of(request);
        } finally {
            places.release();
        }
    }

    private void check(Map<?, ?> proof, String address) throws RefusedRequestException {
        if (proof.get("token") instanceof String token) {
            // A token cannot be guessed: a pause after wrong ones would only keep out the person with the right one.
            if (!tokens.redeem(token)) {
                throw new RefusedRequestException(401, "this link was used already, or is too old");
            }
            passwordLimit.succeeded(address);
        } else if (proof.get("password") instanceof String typed) {
            checkPassword(typed, address);
        } else {
            throw new RefusedRequestException(400, "neither a token nor a password was sent");
        }
    }

    private void checkPassword(String typed, String address) throws RefusedRequestException {
        // One after the other: many at once would all be tried before the first of them counts.
        synchronized (passwordLimit) {
            Optional<Duration> pause = passwordLimit.pause(address);
            if (pause.isPresent()) {
                long seconds = pause.get().toSeconds() + 1;
                throw new RefusedRequestException(429, "too many wrong attempts; try again in " + seconds + " s");
            }
            if (!terms.password().isRight(typed)) {
                passwordLimit.failed(address);
                throw new RefusedRequestException(401, "the password is wrong");
            }
            passwordLimit.succeeded(address);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        ConsoleSession.of(request).ifPresent(sessions::end);
        response.addHeader("Set-Cookie", cookie("", "; Max-Age=0"));
        JsonAnswer.send(response, state(false));
    }

    private Map<String, Object> state(boolean valid) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("valid", valid);
        state.put("password", terms.password().isSet());
        state.put("rooms", terms.rooms());
        return state;
    }

    private String cookie(String value, String more) {
        return gate.cookie() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (terms.secure() ? "; Secure" : "")
                + more;
    }
}
