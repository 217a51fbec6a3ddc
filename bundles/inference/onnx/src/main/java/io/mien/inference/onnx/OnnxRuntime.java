package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The native library. Thread-safe. */
final class OnnxRuntime {
    private static final System.Logger LOG = System.getLogger(OnnxRuntime.class.getName());

    private Optional<OrtEnvironment> environment; // guarded by this; null until asked for

    /** Loads it in the background; a caller that asks for the environment waits for it. */
    void begin() {
        Thread loader = new Thread(this::environment, "mien-onnxruntime");
        loader.setDaemon(true);
        loader.start();
    }

    /** The one environment of the process; empty if the library does not run on this machine. */
    synchronized Optional<OrtEnvironment> environment() {
        if (environment == null) {
            environment = load();
        }
        return environment;
    }

    private static Optional<OrtEnvironment> load() {
        try {
            // Failures come as exceptions; the library's own console output would only repeat it.
            OrtEnvironment loaded = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            removeTemporaryFolder();
            return Optional.of(loaded);
        } catch (LinkageError | RuntimeException e) {
            LOG.log(Level.WARNING, "ONNX Runtime does not run here: no native code for this platform is installed", e);
            return Optional.empty();
        }
    }

    /**
     * Removes the folder that the library makes in the temporary folder, for native code that it would unpack there. It
     * unpacks none, and a process that is killed would leave the folder behind. Another release may name it differently; it
     * then stays until the process ends.
     */
    private static void removeTemporaryFolder() {
        try {
            ClassLoader loader = OrtEnvironment.class.getClassLoader();
            Field field = loader.loadClass("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            field.setAccessible(true);
            if (field.get(null) instanceof Path folder) {
                Files.deleteIfExists(folder);
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "ONNX Runtime's temporary folder stays until the process ends", e);
        }
    }
}
