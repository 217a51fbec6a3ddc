package io.mien.console.web;

import io.mien.boot.json.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer in JSON. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** Answers 200 with a map. */
    public static void send(HttpServletResponse response, Map<String, ?> answer) throws IOException {
        send(response, HttpServletResponse.SC_OK, answer);
    }

    /** Answers {@code {"error": ...}} with the refusal's status. */
    public static void send(HttpServletResponse response, RefusedRequestException refusal) throws IOException {
        send(response, refusal.status(), Map.of("error", refusal.getMessage()));
    }

    private static void send(HttpServletResponse response, int status, Map<String, ?> answer) throws IOException {
        byte[] body = JsonWriter.line(answer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
