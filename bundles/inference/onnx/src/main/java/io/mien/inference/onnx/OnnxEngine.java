package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.ProvideEngine;
import io.mien.inference.dual.SessionOwner;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.session.EngineOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Runs models of format {@code onnx} on the processor, with ONNX Runtime. Thread-safe. */
@Component(
        configurationPid = "io.mien.inference.onnx",
        service = {InferenceEngine.class, DualBuffer.class})
@ProvideEngine(format = OnnxEngine.ONNX)
@Designate(ocd = OnnxConfig.class)
public final class OnnxEngine extends SessionOwner implements InferenceEngine {
    static final String ONNX = "onnx";

    private final OnnxRuntime runtime = new OnnxRuntime();
    private final SessionOpener opener;

    /**
     * Begins to load the native library: who takes the engine has models to open, and looks for them in the meantime.
     *
     * @param configured all properties; without {@code deadline.millis} unless the configuration states it
     * @param options of a session; null if there is none
     */
    @Activate
    public OnnxEngine(
            OnnxConfig config,
            Map<String, Object> configured,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    EngineOptions options) {
        super(Duration.ofMillis(config.drain_millis()));
        opener = new SessionOpener(config, RunTerms.of(config, configured, Optional.ofNullable(options)));
        runtime.begin();
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
        return add(opener.open(environment, model, this));
    }

    @Override
    @Deactivate
    public void stop() {
        super.stop();
        opener.stop();
    }
}
