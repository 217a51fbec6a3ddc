package io.mien.boot.json;

/** A text is not JSON, or not the JSON that was expected. The message says what is wrong, for a person to read. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and where */
    public JsonException(String message) {
        super(message);
    }
}
