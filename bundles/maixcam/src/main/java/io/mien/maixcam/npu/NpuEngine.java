package io.mien.maixcam.npu;

import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.ProvideEngine;
import io.mien.inference.dual.SessionOwner;
import io.mien.maixcam.binding.Bindings;
import io.mien.maixcam.model.AddressSpace;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Runs models of format {@code cvimodel} on the NPU, through the vendor's {@code libcviruntime}. Thread-safe. */
@Component(
        configurationPid = "io.mien.maixcam",
        service = {InferenceEngine.class, DualBuffer.class})
@ProvideEngine(format = NpuEngine.CVIMODEL)
@Designate(ocd = NpuConfig.class)
public final class NpuEngine extends SessionOwner implements InferenceEngine {
    static final String CVIMODEL = "cvimodel";

    private final NpuConfig config;
    private final Npu npu;

    /**
     * Loads nothing; the library is loaded for the first model.
     *
     * @param lent used in place of the configured library; null if there is none
     */
    @Activate
    public NpuEngine(
            NpuConfig config,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    LentLibrary.Place lent) {
        this(config, lent, Bindings::open);
    }

    NpuEngine(NpuConfig config, LentLibrary.Place lent, Npu.Opening opening) {
        this(config, new Npu(config, AddressSpace.own(), named -> opening.open(library(named, lent))));
    }

    private static String library(String named, LentLibrary.Place lent) {
        return lent != null ? lent.path().toString() : named;
    }

    NpuEngine(NpuConfig config, Npu npu) {
        super(Duration.ofMillis(config.drain_millis()));
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
        return add(new NpuSession(
                registered.pair(),
                Duration.ofMillis(config.patience_millis()),
                this,
                () -> npu.freed(registered.bytes())));
    }

    @Override
    @Deactivate
    public void stop() {
        super.stop();
    }
}
