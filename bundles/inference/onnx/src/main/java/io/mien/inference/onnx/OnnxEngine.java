package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Runs models of format {@code onnx} on the processor, with ONNX Runtime. Thread-safe. */
@Component(
        configurationPid = "io.mien.inference.onnx",
        service = {InferenceEngine.class, DualBuffer.class},
        property = InferenceEngine.FORMAT + "=" + OnnxEngine.ONNX)
@Designate(ocd = Config.class)
public final class OnnxEngine implements InferenceEngine, DualBuffer {
    private static final System.Logger LOG = System.getLogger(OnnxEngine.class.getName());
    static final String ONNX = "onnx";

    private final OnnxRuntime runtime = new OnnxRuntime();
    private final SessionOpener opener;
    private final Set<OnnxSession> sessions = ConcurrentHashMap.newKeySet();
    private final OnnxSession.Owner owner = new OnnxSession.Owner() {
        @Override
        public void freed(OnnxSession session) {
            sessions.remove(session);
        }

        @Override
        public void leaked(OnnxSession session) {
            long leaked = sessions.stream().filter(OnnxSession::leaked).count();
            LOG.log(
                    Level.WARNING,
                    "{0} is closed but still runs; its memory stays until that call ends. So many models do: {1}",
                    session.name(),
                    leaked);
        }
    };
    private volatile boolean stopped;

    /** Loads nothing; the native library is loaded for the first model. */
    @Activate
    public OnnxEngine(Config config) {
        opener = new SessionOpener(config);
    }

    @Override
    public boolean runs(Model model) {
        return model.mud().format().equals(ONNX) && runtime.environment().isPresent();
    }

    @Override
    public InferenceSession open(Model model) throws ModelRejectedException {
        String name = model.mud().name();
        OrtEnvironment environment = runtime.environment()
                .orElseThrow(() -> new ModelRejectedException(name, "ONNX Runtime does not run here"));
        OnnxSession session = opener.open(environment, model, owner);
        sessions.add(session);
        if (stopped) {
            session.close();
            throw new ModelRejectedException(name, "the engine was stopped");
        }
        return session;
    }

    @Override
    public boolean takes(InferenceSession session) {
        return session instanceof OnnxSession one && one.isOf(owner);
    }

    @Override
    public <T> CompletionStage<T> submit(InferenceSession session, List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        if (session instanceof OnnxSession one && one.isOf(owner)) {
            return one.submit(batch, decode);
        }
        throw new IllegalArgumentException("not a session of this engine: " + session);
    }

    /** Closes what is still open, all in the time of one: a session must not outlive the bundle of its engine. */
    @Deactivate
    void stop() {
        stopped = true;
        sessions.forEach(OnnxSession::retire);
        long deadline = System.nanoTime() + opener.drain().toNanos();
        sessions.forEach(session -> session.awaitFreed(deadline));
        opener.stop();
    }
}
