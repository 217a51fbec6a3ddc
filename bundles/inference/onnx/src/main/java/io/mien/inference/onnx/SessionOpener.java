package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.inference.dual.SessionOwner;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;

/** Loads a model as the configuration says, and finds out what it takes. */
final class SessionOpener {
    private static final System.Logger LOG = System.getLogger(SessionOpener.class.getName());

    private final OnnxConfig config;
    private final RunTerms terms;
    private final SharedBuffers buffers;
    private final Watchdog watchdog;

    SessionOpener(OnnxConfig config, RunTerms terms) {
        this.config = config;
        this.terms = terms;
        buffers = new SharedBuffers(config.buffers_spare_megabytes() * 1_000_000L);
        watchdog = new Watchdog(terms.deadlineMillis());
    }

    /** No further run is watched. */
    void stop() {
        watchdog.close();
    }

    /**
     * @param owner among whose sessions it will be
     * @throws ModelRejectedException naming the model and why it is not taken; nothing stays open
     */
    OnnxSession open(OrtEnvironment environment, Model model, SessionOwner owner) throws ModelRejectedException {
        Mud mud = model.mud();
        OrtSession session = load(environment, model);
        boolean done = false;
        try {
            ModelSignature declared = ModelSignature.declared(session, mud, otherwise(model));
            ModelSignature signature = new InputProbe(environment, buffers, session, watchdog, declared).observe();
            WorkspacePool pool = new WorkspacePool(
                    batch -> new Workspace(environment, session, watchdog, buffers, signature, mud, batch),
                    config.buffers_idle());
            int largestRun = signature.batches() ? Math.max(1, config.batch_largest()) : 1;
            done = true;
            LoadedModel loaded = new LoadedModel(mud.name(), session, pool, largestRun);
            return new OnnxSession(loaded, signature.size(), patience(), owner);
        } catch (OrtException e) {
            throw new ModelRejectedException(mud.name(), "its first run failed: " + e.getMessage(), e);
        } finally {
            if (!done) {
                close(session, mud);
            }
        }
    }

    private Duration patience() {
        return Duration.ofMillis(config.patience_millis());
    }

    /** By path: read into an array, a model would be in memory twice. */
    private OrtSession load(OrtEnvironment environment, Model model) throws ModelRejectedException {
        String name = model.mud().name();
        if (!Files.isRegularFile(model.weights())) {
            throw new ModelRejectedException(name, "file " + model.weights() + " does not exist");
        }
        try (OrtSession.SessionOptions options = options()) {
            return environment.createSession(model.weights().toString(), options);
        } catch (OrtException e) {
            throw new ModelRejectedException(
                    name, model.weights().getFileName() + " is not a model that runs: " + e.getMessage(), e);
        }
    }

    private OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(terms.threads());
        options.setInterOpNumThreads(Math.max(1, config.threads_inter()));
        if (config.threads_inter() > 1) {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.PARALLEL);
        }
        String spinning = config.spinning() ? "1" : "0";
        options.addConfigEntry("session.intra_op.allow_spinning", spinning);
        options.addConfigEntry("session.inter_op.allow_spinning", spinning);
        options.setCPUArenaAllocator(config.arena());
        return options;
    }

    /** The size for a model that takes any. */
    private InputSize otherwise(Model model) {
        return model.preferredInput().orElseGet(() -> new InputSize(config.input_width(), config.input_height()));
    }

    private static void close(OrtSession session, Mud mud) {
        try {
            session.close();
        } catch (OrtException e) {
            // The model is refused all the same, and for a better reason than this one.
            LOG.log(Level.WARNING, "Memory of " + mud.name() + " was not freed", e);
        }
    }
}
