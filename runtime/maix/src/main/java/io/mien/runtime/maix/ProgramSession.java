package io.mien.runtime.maix;

import io.mien.MienException;
import io.mien.maix.StartRequest;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import io.mien.runtime.StartException;
import io.mien.session.EngineLibrary;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/**
 * The session of a request: its models, its gallery, and the library of an NPU.
 *
 * @param data the data folder
 * @param cache folder for unpacked weights and the memory of passed trials
 */
record ProgramSession(StartRequest request, Path data, Path cache) {
    /** The slowest start: a large model is opened and tried on one processor. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The wishes, which count before those of the data folder. */
    RuntimeOptions onto(RuntimeOptions options) {
        Map<String, Object> recognizer = new HashMap<>();
        request.use().forEach((kind, name) -> recognizer.put("use." + kind.word(), name));
        return options.withConfiguration("io.mien.recognizer", recognizer);
    }

    /** @param wait for the components that register themselves */
    Session open(MienRuntime runtime, Duration wait) throws StartException, MienException {
        library().ifPresent(path -> lend(runtime.context(), path));
        return runtime.await(Sessions.class, wait)
                .open(SessionOptions.defaults()
                        .gallery("io.mien.store.log", data.resolve("gallery"))
                        .models(request.models())
                        .cache(cache)
                        .patience(PATIENCE));
    }

    private static void lend(BundleContext context, String path) {
        context.registerService(
                EngineLibrary.class,
                new EngineLibrary(Path.of(path)),
                new Hashtable<>(Map.of(EngineLibrary.FORMAT, "cvimodel")));
    }

    /** The vendor's library for models of type {@code cvimodel}: that of a device, or its simulator. */
    private static Optional<String> library() {
        return Stream.of(System.getProperty("mien.cviruntime"), System.getenv("MIEN_CVIRUNTIME"))
                .filter(path -> path != null && !path.isBlank())
                .findFirst();
    }
}
