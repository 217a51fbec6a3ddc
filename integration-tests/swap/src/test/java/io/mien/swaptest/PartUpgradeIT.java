package io.mien.swaptest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.Extractor;
import io.mien.inference.InferenceEngine;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.Combination;
import io.mien.model.ModelStatus.State;
import io.mien.model.Models;
import io.mien.recognizer.StageStatus;
import io.mien.swaptest.FaultyPart.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Newer decoders and engines that do harm to the models that serve: what is wrong from the start is refused by the trial, what goes
 * wrong later is rolled back. Under load no frame is lost or answered wrongly, and the old combination serves on.
 */
public class PartUpgradeIT extends ProductCase {
    private static final int ANSWERS = 20;
    private static final String FACES = "io.mien.detector.retinaface";
    private static final String EMBEDDINGS = "io.mien.extractor.embedding";
    private static final String ENGINE = "io.mien.inference.onnx";
    private static final String ALIGNER = "io.mien.aligner.opencv";
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    private final List<Bundle> brought = new ArrayList<>();
    private Desk desk;

    /** Of this test's newcomers: what was rolled back once stays refused. */
    private String newer;

    @Before
    public void open() throws Exception {
        desk = Desk.open(framework, Path.of("target/part-upgrade").toAbsolutePath());
        desk.forgiveSlowness();
        desk.learn();
    }

    @After
    public void close() throws BundleException {
        for (Bundle bundle : brought) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
    }

    @Test
    public void aDecoderThatThrowsAtOnceIsRefused() throws Exception {
        isRefused(Fault.THROWS, FACES, StageKind.DETECTOR, "a part that throws");
        isRefused(Fault.THROWS, EMBEDDINGS, StageKind.EXTRACTOR, "a part that throws");
    }

    @Test
    public void anEngineThatThrowsAtOnceIsRefused() throws Exception {
        isRefused(Fault.THROWS, ENGINE, StageKind.DETECTOR, "a part that throws");
        isRefused(Fault.THROWS, ENGINE, StageKind.EXTRACTOR, "a part that throws");
    }

    @Test
    public void aDecoderThatAnswersOtherwiseIsRefused() throws Exception {
        isRefused(Fault.SHIFTED, FACES, StageKind.DETECTOR, "IoU");
        isRefused(Fault.PERMUTED, EMBEDDINGS, StageKind.EXTRACTOR, "its trial failed");
    }

    @Test
    public void anEngineThatAnswersOtherwiseIsRefused() throws Exception {
        isRefused(Fault.SHIFTED, ENGINE, StageKind.DETECTOR, "IoU");
        isRefused(Fault.PERMUTED, ENGINE, StageKind.DETECTOR, "its trial failed");
        isRefused(Fault.PERMUTED, ENGINE, StageKind.EXTRACTOR, "its trial failed");
    }

    @Test
    public void aDecoderThatThrowsLaterIsRolledBack() throws Exception {
        isRolledBack(Fault.THROWS, FACES, StageKind.DETECTOR);
        isRolledBack(Fault.THROWS_ON_EVERY_TENTH, FACES, StageKind.DETECTOR);
        isRolledBack(Fault.THROWS_ON_EVERY_TENTH, EMBEDDINGS, StageKind.EXTRACTOR);
    }

    @Test
    public void aDecoderThatAnswersOtherwiseLaterIsRolledBack() throws Exception {
        isRolledBack(Fault.SHIFTED, FACES, StageKind.DETECTOR);
        isRolledBack(Fault.PERMUTED, EMBEDDINGS, StageKind.EXTRACTOR);
    }

    @Test
    public void anEngineThatGoesWrongLaterIsRolledBack() throws Exception {
        isRolledBack(Fault.THROWS_ON_EVERY_TENTH, ENGINE, StageKind.DETECTOR);
        isRolledBack(Fault.THROWS_ON_EVERY_TENTH, ENGINE, StageKind.EXTRACTOR);
        isRolledBack(Fault.SHIFTED, ENGINE, StageKind.DETECTOR);
        isRolledBack(Fault.PERMUTED, ENGINE, StageKind.EXTRACTOR);
    }

    @Test
    public void aGoodDecoderServesAfterItsProbation() throws Exception {
        try (Load load = desk.load()) {
            Bundle newcomer = bring(new FaultyPart(Fault.THROWS), FACES, StageKind.DETECTOR);
            framework.until(
                    "it passed its probation",
                    () -> made(StageKind.DETECTOR)
                            && combination(StageKind.DETECTOR)
                                    .filter(c -> c.state() == State.SERVING)
                                    .isPresent()
                            && desk.serving(StageKind.DETECTOR).orElseThrow().state() == StageStatus.State.SERVING,
                    desk::state);
            newcomer.uninstall();
            load.awaitAnswers(ANSWERS, framework);
            framework.until("the old one serves", () -> !made(StageKind.DETECTOR), desk::state);
        }
    }

    @Test
    public void anAlignerThatGoesWrongIsRolledBack() throws Exception {
        for (Fault fault : List.of(Fault.THROWS, Fault.THROWS_ON_EVERY_TENTH, Fault.SHIFTED)) {
            FaultyPart part = new FaultyPart(fault);
            part.arm();
            try (Load load = desk.load()) {
                Bundle newcomer = bring(part, ALIGNER, StageKind.ALIGNER);
                framework.until(fault + " of the aligner is rolled back", this::isAlignerRefused, desk::state);
                load.awaitAnswers(ANSWERS, framework);
                newcomer.uninstall();
                load.awaitAnswers(ANSWERS, framework);
            }
        }
    }

    private boolean isAlignerRefused() {
        return desk.recognizer().stages().stream()
                .filter(s -> s.kind() == StageKind.ALIGNER && s.id().version().equals(newer))
                .anyMatch(s -> s.state() == StageStatus.State.ROLLED_BACK);
    }

    /** Wrong from the start: it never serves. */
    private void isRefused(Fault fault, String bundle, StageKind kind, String reason) throws Exception {
        FaultyPart part = new FaultyPart(fault);
        part.arm();
        try (Load load = desk.load()) {
            Bundle newcomer = bring(part, bundle, kind);
            framework.until("it is refused", () -> isRefused(kind), desk::state);
            String why = combination(kind).orElseThrow().reason();
            assertTrue(why, why.contains(reason));
            servesOn(kind, load, newcomer);
        }
    }

    /** It passes its trial and is taken, fails from its first frame on, and is rolled back. */
    private void isRolledBack(Fault fault, String bundle, StageKind kind) throws Exception {
        FaultyPart part = new FaultyPart(fault);
        newer = "8.0." + VERSIONS.incrementAndGet();
        ServiceListener fuse = event -> {
            Object parts = event.getServiceReference().getProperty(StageProperties.PARTS);
            if (event.getType() == ServiceEvent.REGISTERED
                    && String.valueOf(parts).contains("/" + newer + "@")) {
                part.arm();
            }
        };
        Class<?> type = kind == StageKind.DETECTOR ? Detector.class : Extractor.class;
        context.addServiceListener(fuse, "(objectClass=" + type.getName() + ")");
        try (Load load = desk.load()) {
            Bundle newcomer = start(part, bundle, kind);
            framework.until(fault + " of " + bundle + " is rolled back", () -> isRefused(kind), desk::state);
            String why = combination(kind).orElseThrow().reason();
            assertTrue(why, why.contains("it was rolled back"));
            servesOn(kind, load, newcomer);
        } finally {
            context.removeServiceListener(fuse);
        }
    }

    private void servesOn(StageKind kind, Load load, Bundle newcomer) throws Exception {
        load.awaitAnswers(ANSWERS, framework);
        for (StageKind each : List.of(StageKind.DETECTOR, StageKind.EXTRACTOR)) {
            // An engine that failed in one stage is out of the other too, though it did no harm there.
            framework.until("no " + each.word() + " is made with it", () -> !made(each), desk::state);
        }
        newcomer.uninstall();
        load.awaitAnswers(ANSWERS, framework);
        assertEquals("1.0.0", desk.serving(kind).orElseThrow().id().version());
    }

    private Bundle bring(FaultyPart part, String bundle, StageKind kind) throws Exception {
        newer = "8.0." + VERSIONS.incrementAndGet();
        return start(part, bundle, kind);
    }

    /** A newer bundle of a name, that offers the real service as the fault has it. */
    private Bundle start(FaultyPart part, String name, StageKind kind) throws Exception {
        Bundle bundle = context.installBundle(name + newer, new ByteArrayInputStream(jar(name, newer)));
        brought.add(bundle);
        bundle.start();
        switch (name) {
            case FACES -> bundle.getBundleContext()
                    .registerService(FaceDecoder.class, part.of(real(FaceDecoder.class, name)), properties());
            case EMBEDDINGS -> bundle.getBundleContext()
                    .registerService(EmbeddingDecoder.class, part.of(real(EmbeddingDecoder.class, name)), properties());
            case ALIGNER -> bundle.getBundleContext()
                    .registerService(Aligner.class, part.of(real(Aligner.class, name)), alignerProperties());
            default -> bundle.getBundleContext()
                    .registerService(
                            InferenceEngine.class, part.of(real(InferenceEngine.class, name), kind), properties());
        }
        return bundle;
    }

    private static Hashtable<String, Object> properties() {
        return new Hashtable<>(Map.of(InferenceEngine.FORMAT, "onnx"));
    }

    /** Of the rank of the one that serves: a newer version goes before it. */
    private Hashtable<String, Object> alignerProperties() {
        Object ranking = reference(Aligner.class, ALIGNER).getProperty(Constants.SERVICE_RANKING);
        return new Hashtable<>(Map.of(
                StageProperties.NAME,
                "opencv",
                StageProperties.VERSION,
                newer,
                Constants.SERVICE_RANKING,
                ranking == null ? 0 : ranking));
    }

    private ServiceReference<?> reference(Class<?> type, String bundle) {
        return framework.references(type).stream()
                .filter(r -> r.getBundle().getSymbolicName().equals(bundle))
                .min((a, b) ->
                        Long.compare(a.getBundle().getBundleId(), b.getBundle().getBundleId()))
                .orElseThrow();
    }

    private <T> T real(Class<T> type, String bundle) {
        return type.cast(context.getService(reference(type, bundle)));
    }

    private static byte[] jar(String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name(Constants.BUNDLE_MANIFESTVERSION), "2");
        main.put(new Attributes.Name(Constants.BUNDLE_SYMBOLICNAME), name);
        main.put(new Attributes.Name(Constants.BUNDLE_VERSION), version);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }

    /** Whether the stage that serves is made with the newcomer. */
    private boolean made(StageKind kind) {
        return desk.serving(kind)
                .filter(s -> s.id().parts().contains("/" + newer + "@"))
                .isPresent();
    }

    private boolean isRefused(StageKind kind) {
        return combination(kind).filter(c -> c.state() == State.REFUSED).isPresent();
    }

    /** The outcome of the model that serves, made with the newcomer. */
    private Optional<Combination> combination(StageKind kind) {
        List<ModelStatus> models = framework.get(Models.class).list();
        return models.stream()
                .filter(m -> m.kind().equals(Optional.of(kind)))
                .flatMap(m -> m.combinations().stream())
                .filter(c -> c.parts().contains("/" + newer + "@") && c.state() != State.CANDIDATE)
                .findFirst();
    }
}
