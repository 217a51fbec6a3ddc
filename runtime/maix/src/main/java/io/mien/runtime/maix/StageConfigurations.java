package io.mien.runtime.maix;

import io.mien.maix.StartRequest;
import io.mien.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What host, recognizer, store and the engine of an NPU are told for a request.
 *
 * @param data the data folder
 */
record StageConfigurations(StartRequest request, Path data) {
    /** The slowest start: a large model is opened and tried on one processor. */
    private static final long WAIT_MILLIS = 120_000;

    RuntimeOptions onto(RuntimeOptions options) {
        Map<String, Object> recognizer = new HashMap<>();
        request.use().forEach((kind, name) -> recognizer.put("use." + kind.word(), name));
        recognizer.put("wait.millis", WAIT_MILLIS);
        String[] models = request.models().stream().map(Path::toString).toArray(String[]::new);
        RuntimeOptions told = options.withConfiguration("io.mien.recognizer", recognizer)
                .withConfiguration(
                        "io.mien.store.log",
                        Map.of("folder", data.resolve("gallery").toString()))
                .withConfiguration(
                        "io.mien.host",
                        Map.of("models", models, "cache", data.resolve("models").toString()));
        return library()
                .map(path -> told.withConfiguration("io.mien.maixcam", Map.of("library.path", path)))
                .orElse(told);
    }

    /** The vendor's library for models of type {@code cvimodel}: that of a device, or its simulator. */
    private static Optional<String> library() {
        return Stream.of(System.getProperty("mien.cviruntime"), System.getenv("MIEN_CVIRUNTIME"))
                .filter(path -> path != null && !path.isBlank())
                .findFirst();
    }
}
