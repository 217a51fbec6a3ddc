package io.mien.support.onnx;

import java.io.IOException;

/** A file is not a model in ONNX format. */
final class MalformedModelException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedModelException(String message) {
        super(message);
    }
}
