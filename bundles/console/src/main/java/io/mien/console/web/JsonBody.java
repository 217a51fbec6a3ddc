package io.mien.console.web;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The JSON object that a request of the page carries. */
public final class JsonBody {
    /** Much more than any request of the page holds. */
    public static final int MOST_BYTES = 64 << 10;

    private JsonBody() {}

    /**
     * Reads it.
     *
     * @throws RefusedRequestException 415 if it is not said to be JSON, 413 if it is longer than {@link #MOST_BYTES}, 408 if it comes too
     *     slowly, 400 if it does not come whole, or is not a JSON object in UTF-8
     */
    public static Map<?, ?> of(HttpServletRequest request) throws IOException, RefusedRequestException {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new RefusedRequestException(415, "the request is not JSON");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(request)))
                    .toString();
            if (Json.parse(text) instanceof Map<?, ?> object) {
                return object;
            }
            throw new RefusedRequestException(400, "the request is not a JSON object");
        } catch (IncompleteRequestException e) {
            throw e.refusal();
        } catch (CharacterCodingException e) {
            throw new RefusedRequestException(400, "the request is not text in UTF-8");
        } catch (JsonException e) {
            throw new RefusedRequestException(400, "the request is not JSON: " + e.getMessage());
        }
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException, RefusedRequestException {
        if (request.getContentLengthLong() <= MOST_BYTES) {
            byte[] body = RequestBodyStream.of(request).readNBytes(MOST_BYTES + 1);
            if (body.length <= MOST_BYTES) {
                return body;
            }
        }
        throw new RefusedRequestException(413, "the request is longer than " + MOST_BYTES + " bytes");
    }
}
