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
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * {@code GET /session} says whether the browser may see the page, {@code POST} begins a session with {@code {"token": ...}} or {@code {"password": ...}},
 * {@code DELETE} ends it.
 */
public final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final int FREE = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Nobody guesses a token: the pause is short, so that nobody keeps the owner of the page out either. */
    private static final Duration TOKEN_PAUSE = Duration.ofSeconds(4);

    private final transient RequestGate gate;
    private final transient ConsoleSessions sessions;
    private final transient LinkTokens tokens;
    private final transient PasswordCheck password;
    private final transient AttemptLimit passwordLimit;
    private final transient AttemptLimit tokenLimit;
    private final boolean secure;

    /** @param clock in nanoseconds */
    public SessionServlet(
            RequestGate gate,
            ConsoleSessions sessions,
            LinkTokens tokens,
            PasswordCheck password,
            boolean secure,
            LongSupplier clock) {
        this.gate = gate;
        this.sessions = sessions;
        this.tokens = tokens;
        this.password = password;
        this.secure = secure;
        this.passwordLimit = new AttemptLimit(FREE, LONGEST_PAUSE, clock);
        this.tokenLimit = new AttemptLimit(FREE, TOKEN_PAUSE, clock);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean valid = ConsoleSession.of(request).isPresent();
        JsonAnswer.send(response, state(valid));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Map<?, ?> proof = JsonBody.of(request);
            String address = request.getRemoteAddr();
            if (proof.get("token") instanceof String token) {
                check(tokenLimit, address, () -> tokens.redeem(token), "this link was used already, or is too old");
            } else if (proof.get("password") instanceof String typed) {
                check(passwordLimit, address, () -> password.isRight(typed), "the password is wrong");
            } else {
                throw new RefusedRequestException(400, "neither a token nor a password was sent");
            }
            // One session for a browser: the one before it ends.
            ConsoleSession.of(request).ifPresent(sessions::end);
            response.addHeader("Set-Cookie", cookie(sessions.begin(), ""));
            JsonAnswer.send(response, state(true));
        } catch (RefusedRequestException e) {
            JsonAnswer.send(response, e);
        }
    }

    /** A proof, held against what is right. */
    private interface Proof {
        boolean isRight();
    }

    private static void check(AttemptLimit limit, String address, Proof proof, String wrong)
            throws RefusedRequestException {
        // One after the other: many at once would all be tried before the first of them counts.
        synchronized (limit) {
            Optional<Duration> pause = limit.pause(address);
            if (pause.isPresent()) {
                long seconds = pause.get().toSeconds() + 1;
                throw new RefusedRequestException(429, "too many wrong attempts; try again in " + seconds + " s");
            }
            if (!proof.isRight()) {
                limit.failed(address);
                throw new RefusedRequestException(401, wrong);
            }
            limit.succeeded(address);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ConsoleSession.of(request).ifPresent(sessions::end);
        response.addHeader("Set-Cookie", cookie("", "; Max-Age=0"));
        JsonAnswer.send(response, state(false));
    }

    private Map<String, Object> state(boolean valid) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("valid", valid);
        state.put("password", password.isSet());
        return state;
    }

    private String cookie(String value, String more) {
        return gate.cookie() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") + more;
    }
}
