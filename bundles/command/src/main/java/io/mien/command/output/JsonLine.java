package io.mien.command.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One line of JSON. */
public final class JsonLine {
    private JsonLine() {}

    /** The members of an object. */
    @FunctionalInterface
    public interface Members {
        /** Writes them. */
        void write(JsonGenerator json) throws IOException;
    }

    /** A factory whose buffers are not kept by threads: they would outlive this bundle. */
    public static JsonFactory factory() {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .build();
    }

    /** An object on one line, without the line's end. */
    public static String line(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory().createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            // A StringWriter has no errors of its own.
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
