package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The native library, loaded when first asked for. Thread-safe. */
final class OnnxRuntime {
    private static final System.Logger LOG = System.getLogger(OnnxRuntime.class.getName());

    private Optional<OrtEnvironment> environment; // guarded by this; null until asked for

    /** The one environment of the process; empty where the library does not run on this machine. */
    synchronized Optional<OrtEnvironment> environment() {
        if (environment == null) {
            environment = load();
        }
        return environment;
    }

    private static Optional<OrtEnvironment> load() {
        try {
            // What goes wrong comes as an exception; the library's own console output would only repeat it.
            return Optional.of(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL));
        } catch (LinkageError | RuntimeException e) {
            LOG.log(Level.WARNING, "ONNX Runtime does not run here: no native code for this platform is installed", e);
            return Optional.empty();
        }
    }
}
