package io.mien.console.action;

import io.mien.MienException;
import io.mien.console.web.AnswerBody;
import io.mien.console.web.IncompleteRequestException;
import io.mien.console.web.JsonAnswer;
import io.mien.console.web.JsonBody;
import io.mien.console.web.RefusedRequestException;
import io.mien.console.web.RequestBodyStream;
import io.mien.support.files.IoReason;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads requests of the page and writes the answers of a room: {@code GET} reads, {@code POST} with JSON acts, {@code POST} with
 * bytes uploads. A failure is answered as {@code {"error": sentence}}. Who may ask is decided before this servlet is reached.
 */
public abstract class ActionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ActionServlet.class.getName());
    private static final String BYTES = "application/octet-stream";

    /** Answers a {@code GET} with JSON; the path is that behind the servlet's, without a slash before it. */
    protected abstract Map<String, ?> read(String path, ActionInput query) throws MienException;

    /** Answers a {@code POST} with JSON; parameters as those of {@link #read}. */
    protected abstract Map<String, ?> act(String path, ActionInput body) throws MienException;

    /** The JPEG at a path; empty if JSON is read there. */
    protected Optional<byte[]> picture(String path) throws MienException {
        return Optional.empty();
    }

    /**
     * Answers a {@code POST} with bytes.
     *
     * @param in the bytes, without a bound
     * @throws IOException if they do not come, or cannot be stored
     */
    protected Map<String, ?> upload(String path, ActionInput query, InputStream in) throws MienException, IOException {
        throw new RefusedRequestException(404, "nothing is uploaded to " + path);
    }

    /** A step that answers. */
    @FunctionalInterface
    private interface Answer {
        void send() throws MienException, IOException;
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            Optional<byte[]> picture = picture(path(request));
            if (picture.isEmpty()) {
                JsonAnswer.send(response, read(path(request), query(request)));
            } else {
                AnswerBody.send(response, "image/jpeg", picture.get());
            }
        });
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean bytes = BYTES.equals(request.getContentType());
        answer(
                response,
                () -> JsonAnswer.send(
                        response,
                        bytes ? uploaded(request) : act(path(request), new ActionInput(JsonBody.of(request)))));
    }

    private Map<String, ?> uploaded(HttpServletRequest request) throws MienException {
        try {
            return upload(path(request), query(request), RequestBodyStream.of(request));
        } catch (IncompleteRequestException e) {
            throw e.refusal();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file that was sent to the page cannot be stored", e);
            throw new RefusedRequestException(503, "the file cannot be stored: " + IoReason.of(e));
        }
    }

    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
    }

    private static ActionInput query(HttpServletRequest request) throws RefusedRequestException {
        Map<String, String> values = new HashMap<>();
        try {
            request.getParameterMap().forEach((name, several) -> values.put(name, several[0]));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new RefusedRequestException(400, "the parameters of the address cannot be read");
        }
        return new ActionInput(values);
    }

    private static void answer(HttpServletResponse response, Answer answer) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            answer.send();
        } catch (MienException e) {
            JsonAnswer.send(response, Refusals.of(e));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request of the page failed", e);
            String sentence = "the request failed; the reason is in the log of Mien";
            JsonAnswer.send(response, new RefusedRequestException(500, sentence));
        }
    }
}
