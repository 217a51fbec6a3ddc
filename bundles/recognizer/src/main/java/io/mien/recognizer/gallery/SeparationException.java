package io.mien.recognizer.gallery;

import io.mien.MienException;

/** The embeddings of a new gallery do not tell its people from each other. */
public class SeparationException extends MienException {
    private static final long serialVersionUID = 1L;

    SeparationException(String message) {
        super(message);
    }
}
