package io.mien.console.web;

import io.mien.boot.json.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer in JSON. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** Answers 200 with a map. */
    public static void send(HttpServletResponse response, Map<String, ?> answer) {
        send(response, HttpServletResponse.SC_OK, answer);
    }

    /** Answers {@code {"error": ...}} with the refusal's status. */
    public static void send(HttpServletResponse response, RefusedRequestException refusal) {
        if (refusal.status() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
            // What remains of the request is not waited for.
            response.setHeader("Connection", "close");
        }
        send(response, refusal.status(), Map.of("error", refusal.getMessage()));
    }

    private static void send(HttpServletResponse response, int status, Map<String, ?> answer) {
        response.setStatus(status);
        AnswerBody.send(response, "application/json", JsonWriter.line(answer).getBytes(StandardCharsets.UTF_8));
    }
}
