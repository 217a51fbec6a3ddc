package io.mien.maixcam.npu;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.ProvideEngine;
import io.mien.inference.dual.OpenSessions;
import io.mien.maixcam.binding.Bindings;
import io.mien.maixcam.model.AddressSpace;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Runs models of format {@code cvimodel} on the NPU, through the vendor's {@code libcviruntime}. Thread-safe. */
@Component(
        configurationPid = "io.mien.maixcam",
        service = {InferenceEngine.class, DualBuffer.class})
@ProvideEngine(format = NpuEngine.CVIMODEL)
@Designate(ocd = NpuConfig.class)
public final class NpuEngine implements InferenceEngine, DualBuffer {
    static final String CVIMODEL = "cvimodel";

    private final NpuConfig config;
    private final Npu npu;
    private final OpenSessions sessions;

    /** Loads nothing; the library is loaded for the first model. */
    @Activate
    public NpuEngine(NpuConfig config) {
        this(config, new Npu(config, AddressSpace.own(), Bindings::open));
    }

    NpuEngine(NpuConfig config, Npu npu) {
        this.config = config;
        this.npu = npu;
        sessions = new OpenSessions(Duration.ofMillis(config.drain_millis()));
    }

    @Override
    public boolean runs(Model model) {
        return model.mud().format().equals(CVIMODEL) && npu.there();
    }

    @Override
    public InferenceSession open(Model model) throws ModelRejectedException {
        Npu.Registered registered = npu.register(model);
        return sessions.add(new NpuSession(
                registered.pair(),
                Duration.ofMillis(config.patience_millis()),
                sessions,
                () -> npu.freed(registered.bytes())));
    }

    @Override
    public boolean takes(InferenceSession session) {
        return sessions.takes(session);
    }

    @Override
    public <T> CompletionStage<T> submit(InferenceSession session, List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        return sessions.submit(session, batch, decode);
    }

    /** Closes what is still open. */
    @Deactivate
    void stop() {
        sessions.stop();
    }
}
