package io.mien.maixcam.npu;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.maixcam.binding.Bindings;
import io.mien.maixcam.model.AddressSpace;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Runs models of format {@code cvimodel} on the NPU, through the vendor's {@code libcviruntime}. Thread-safe. */
@Component(
        configurationPid = "io.mien.maixcam",
        service = {InferenceEngine.class, DualBuffer.class},
        property = InferenceEngine.FORMAT + "=" + NpuEngine.CVIMODEL)
@Designate(ocd = NpuConfig.class)
public final class NpuEngine implements InferenceEngine, DualBuffer {
    private static final Logger LOG = System.getLogger(NpuEngine.class.getName());
    static final String CVIMODEL = "cvimodel";

    private final NpuConfig config;
    private final Npu npu;

    /** The open sessions, with the size of their models. */
    private final Map<NpuSession, Long> sessions = new ConcurrentHashMap<>();

    private final Consumer<NpuSession> owner = this::freed;
    private volatile boolean stopped;

    /** Loads nothing; the library is loaded for the first model. */
    @Activate
    public NpuEngine(NpuConfig config) {
        this(config, new Npu(config, AddressSpace.own(), Bindings::open));
    }

    NpuEngine(NpuConfig config, Npu npu) {
        this.config = config;
        this.npu = npu;
    }

    @Override
    public boolean runs(Model model) {
        return model.mud().format().equals(CVIMODEL) && npu.there();
    }

    @Override
    public InferenceSession open(Model model) throws ModelRejectedException {
        Npu.Registered registered = npu.register(model);
        NpuSession session = new NpuSession(
                registered.pair(),
                Duration.ofMillis(config.drain_millis()),
                Duration.ofMillis(config.patience_millis()),
                owner);
        sessions.put(session, registered.bytes());
        if (stopped) {
            session.close();
            throw new ModelRejectedException(model.mud().name(), "the engine was stopped");
        }
        return session;
    }

    private void freed(NpuSession session) {
        npu.freed(sessions.remove(session));
    }

    @Override
    public boolean takes(InferenceSession session) {
        return session instanceof NpuSession one && one.isOf(owner);
    }

    @Override
    public <T> CompletionStage<T> submit(InferenceSession session, List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        if (session instanceof NpuSession one && one.isOf(owner)) {
            return one.submit(batch, decode);
        }
        throw new IllegalArgumentException("not a session of this engine: " + session);
    }

    /** Closes what is still open, all in the time of one: a session must not outlive the bundle of its engine. */
    @Deactivate
    void stop() {
        stopped = true;
        List<NpuSession> open = List.copyOf(sessions.keySet());
        open.forEach(NpuSession::retire);
        long deadline =
                System.nanoTime() + Duration.ofMillis(config.drain_millis()).toNanos();
        open.forEach(session -> session.awaitFreed(deadline));
        if (!sessions.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} models are closed but still run; their memory stays until then",
                    sessions.size());
        }
    }
}
