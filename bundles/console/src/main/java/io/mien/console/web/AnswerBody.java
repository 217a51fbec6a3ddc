package io.mien.console.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The bytes of an answer. */
public final class AnswerBody {
    private static final System.Logger LOG = System.getLogger(AnswerBody.class.getName());

    private AnswerBody() {}

    /** Answers with bytes. A browser that does not take them has left, which is normal. */
    public static void send(HttpServletResponse response, String type, byte[] bytes) {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "An answer of the page was not taken", e);
        }
    }
}
