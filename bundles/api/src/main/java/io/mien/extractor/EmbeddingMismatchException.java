package io.mien.extractor;

import io.mien.MienException;

/** Two embeddings of different spaces, or of different lengths, were to be compared. */
public class EmbeddingMismatchException extends MienException {
    private static final long serialVersionUID = 1L;

    /** The two spaces. */
    public EmbeddingMismatchException(EmbeddingSpace one, EmbeddingSpace other) {
        super("embeddings of " + one + " and of " + other + " cannot be compared");
    }

    /** @param message whose embedding, its length and the length it should have */
    public EmbeddingMismatchException(String message) {
        super(message);
    }
}
