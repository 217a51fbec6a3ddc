package io.mien.swaptest;

import static org.junit.Assert.assertEquals;

import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.inference.InferenceEngine;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;

/** Newcomers that do harm, or would: under load, nobody notices, and what served before serves afterward. */
public class ChaosIT extends ProductCase {
    private static final int ANSWERS = 30;
    private static final AtomicInteger VERSIONS = new AtomicInteger();
    private static final String DETECTOR = "io.mien.model.mien_detector";
    private static final String EXTRACTOR = "io.mien.model.mien_feature";

    private Desk desk;

    /**
     * The next version of this test's newcomers: one that was rolled back stays refused, and a trial that was passed is
     * remembered.
     */
    private String newer;

    @Before
    public void open() throws Exception {
        newer = "8.0." + VERSIONS.incrementAndGet();
        desk = Desk.open(framework, Path.of("target/chaos").toAbsolutePath());
        // Long enough for two busy cores, short enough for a test.
        framework.configure("io.mien.recognizer", "deadline.millis", 5_000L);
        desk.learn();
    }

    @Test
    public void aModelThatThrowsOnEachRun() throws Exception {
        rollsBack(Mishap.THROWS);
    }

    @Test
    public void aModelThatThrowsOnEveryTenth() throws Exception {
        rollsBack(Mishap.THROWS_ON_EVERY_TENTH);
    }

    @Test
    public void aModelThatReturnsNaN() throws Exception {
        rollsBack(Mishap.NAN);
    }

    @Test
    public void aModelThatHangs() throws Exception {
        rollsBack(Mishap.HANGS);
    }

    @Test
    public void aModelThatIsFiftyTimesSlower() throws Exception {
        rollsBack(Mishap.SLOW);
    }

    @Test
    public void aModelOfTheWrongDimension() throws Exception {
        rollsBack(Mishap.WRONG_DIMENSION);
    }

    /** It passes its trial, is taken, fails from its first frame on, and is rolled back. */
    private void rollsBack(Mishap mishap) throws Exception {
        rollsBack(mishap, DETECTOR, StageKind.DETECTOR, Detector.class);
        rollsBack(mishap, EXTRACTOR, StageKind.EXTRACTOR, Extractor.class);
    }

    private void rollsBack(Mishap mishap, String model, StageKind kind, Class<?> stage) throws Exception {
        ChaosEngine engine = new ChaosEngine(framework.get(InferenceEngine.class), mishap);
        ServiceRegistration<?> registration = register(engine);
        ServiceListener fuse = event -> {
            if (event.getType() == ServiceEvent.REGISTERED
                    && newer.equals(event.getServiceReference().getProperty(StageProperties.VERSION))) {
                engine.arm();
            }
        };
        context.addServiceListener(fuse, "(objectClass=" + stage.getName() + ")");
        try (Load load = desk.load()) {
            Bundle newcomer = install(model, text -> text.replaceFirst("type = onnx", "type = chaos"));
            framework.until(
                    mishap + ": the newcomer is refused",
                    () -> state(kind).equals(Optional.of(State.REFUSED)),
                    desk::state);
            serves(kind, load);
            newcomer.uninstall();
            serves(kind, load);
        } finally {
            context.removeServiceListener(fuse);
            registration.unregister();
        }
    }

    private ServiceRegistration<?> register(ChaosEngine engine) {
        return context.registerService(
                InferenceEngine.class, engine, new Hashtable<>(Map.of(InferenceEngine.FORMAT, ChaosEngine.CHAOS)));
    }

    @Test
    public void aTrialRefusesAWrongMean() throws Exception {
        isRefused(EXTRACTOR, StageKind.EXTRACTOR, text -> text.replaceFirst("mean = .*", "mean = 250, 250, 250"));
        isRefused(DETECTOR, StageKind.DETECTOR, text -> text.replaceFirst("mean = .*", "mean = 250, 250, 250"));
    }

    @Test
    public void aTrialRefusesAWrongScale() throws Exception {
        isRefused(EXTRACTOR, StageKind.EXTRACTOR, text -> text.replaceFirst("scale = .*", "scale = .004, .004, .004"));
        isRefused(DETECTOR, StageKind.DETECTOR, text -> text.replaceFirst("scale = .*", "scale = .004, .004, .004"));
    }

    @Test
    public void aTrialRefusesAWrongChannelOrder() throws Exception {
        isRefused(EXTRACTOR, StageKind.EXTRACTOR, text -> text.replaceFirst("input_type = rgb", "input_type = bgr"));
    }

    @Test
    public void aTrialRefusesExchangedOutputs() throws Exception {
        ChaosEngine engine = new ChaosEngine(framework.get(InferenceEngine.class), Mishap.EXCHANGED);
        engine.arm();
        ServiceRegistration<?> registration = register(engine);
        try {
            isRefused(DETECTOR, StageKind.DETECTOR, text -> text.replaceFirst("type = onnx", "type = chaos"));
        } finally {
            registration.unregister();
        }
    }

    @Test
    public void aModelWithoutADecoderWaits() throws Exception {
        try (Load load = desk.load()) {
            Bundle newcomer =
                    install(DETECTOR, text -> text.replaceFirst("model_type = .*", "model_type = nobody_knows"));
            framework.until("it waits", () -> models().stream()
                    .anyMatch(m -> m.version().equals(newer) && m.state() == State.WAITING));
            serves(StageKind.DETECTOR, load);
            newcomer.uninstall();
        }
    }

    private void isRefused(String model, StageKind kind, UnaryOperator<String> mud) throws Exception {
        try (Load load = desk.load()) {
            Bundle newcomer = install(model, mud);
            framework.until(
                    "the newcomer is refused", () -> state(kind).equals(Optional.of(State.REFUSED)), desk::state);
            serves(kind, load);
            newcomer.uninstall();
        }
    }

    private Bundle install(String model, UnaryOperator<String> mud) throws Exception {
        Part part = model.equals(DETECTOR) ? Part.DETECTOR_MODEL : Part.EXTRACTOR_MODEL;
        Path jar = Files.createTempFile(model, ".jar");
        Bundle bundle = context.installBundle(Variant.of(SwapProduct.jar(part))
                .version(newer)
                .mud(mud)
                .write(jar)
                .toUri()
                .toString());
        bundle.start();
        return bundle;
    }

    /** The earlier stage serves, and continues to answer. */
    private void serves(StageKind kind, Load load) {
        load.awaitAnswers(ANSWERS, framework);
        assertEquals("1.0.0", desk.serving(kind).orElseThrow().id().version());
    }

    private Optional<State> state(StageKind kind) {
        return models().stream()
                .filter(m -> m.version().equals(newer) && m.kind().equals(Optional.of(kind)))
                .map(ModelStatus::state)
                .findFirst();
    }

    private List<ModelStatus> models() {
        return framework.get(Models.class).list();
    }
}
