package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.lineup.Binder;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A whole recognizer with stages of tests; called as the component runtime does. */
final class Rig implements AutoCloseable {
    /** A deadline that no call of tests misses, on a machine with other work either. */
    private static final long PATIENT_MILLIS = 20_000;

    /** A deadline that a test can wait for: of calls that hang. */
    private static final Map<String, Object> SHORT =
            Map.of("deadline_millis", 1000L, "grace_millis", 30L, "probation_calls", 30);

    /** On a machine with other work even the fastest of a few calls may take so long. */
    private static final double LOADED_MILLIS = 80;

    final Map<String, Object> configuration;
    final GalleriesComponent galleries;
    final StageRegistry slots;
    final Binder stages;
    final RecognizerService recognizer;
    final MemoryStore store = new MemoryStore();
    final FakeExtractor extractor = new FakeExtractor("first", 8);
    final List<StageEvent> events = new CopyOnWriteArrayList<>();
    final Map<StageKind, Map<String, Object>> properties = new HashMap<>();

    Rig() {
        this(Map.of("probation_calls", 30));
    }

    /** One in which a call that hangs is soon given up. */
    static Rig ofShortDeadline() {
        return new Rig(SHORT);
    }

    Rig(Map<String, Object> configuration) {
        this.configuration = new HashMap<>(
                Map.of("deadline_millis", PATIENT_MILLIS, "probation_latency_free_millis", LOADED_MILLIS));
        this.configuration.putAll(configuration);
        galleries = new GalleriesComponent(Bench.config(2000, this.configuration));
        Map<String, Object> stated = Map.of("deadline.millis", this.configuration.get("deadline_millis"));
        slots = new StageRegistry(Bench.config(2000, this.configuration), stated, galleries);
        stages = new Binder(slots);
        stages.listen(events::add);
        recognizer = new RecognizerService(Bench.config(2000, this.configuration), slots, galleries);
        galleries.setCodec(Scene.codec());
    }

    /** All five, called {@code first}, and of ranking 0. */
    Rig bindAll() {
        return bindAll(Scene.detector());
    }

    /** As {@link #bindAll()}, with a detector of one's own. */
    Rig bindAll(Detector detector) {
        for (StageKind kind : StageKind.values()) {
            properties.put(kind, Bench.properties("first", "1.0.0", 0));
        }
        stages.bind(detector, properties.get(StageKind.DETECTOR));
        stages.bind(Scene.aligner(), properties.get(StageKind.ALIGNER));
        stages.bind(extractor, properties.get(StageKind.EXTRACTOR));
        stages.bind(new ScanMatcher(), properties.get(StageKind.MATCHER));
        stages.bind(store, properties.get(StageKind.STORE));
        return this;
    }

    /** Ada is 1, Bela 2; the gallery is loaded. */
    Rig enrollTwo() throws MienException {
        enroll(1, "Ada");
        enroll(2, "Bela");
        labels(1);
        return this;
    }

    Map<String, Object> add(Detector stage, String name) {
        Map<String, Object> added = Bench.properties(name, "1.0.0", 5);
        stages.bind(stage, added);
        return added;
    }

    Map<String, Object> add(Aligner stage, String name) {
        Map<String, Object> added = Bench.properties(name, "1.0.0", 5);
        stages.bind(stage, added);
        return added;
    }

    Map<String, Object> add(Extractor stage, String name) {
        Map<String, Object> added = Bench.properties(name, "1.0.0", 5);
        stages.bind(stage, added);
        return added;
    }

    void wish(StageWishes wishes) {
        stages.wish(Bench.config(2000, configuration), wishes);
    }

    void enroll(int person, String label) throws MienException {
        recognizer.enroll(Scene.of(person), label, EnrollOptions.defaults());
    }

    Recognition recognize(int... people) throws MienException {
        return recognizer.recognize(Scene.of(people), RecognizeOptions.defaults());
    }

    List<String> labels(int... people) throws MienException {
        return recognize(people).faces().stream().map(RecognizedFace::label).toList();
    }

    /** The name of the stage that answers now. */
    String serving(StageKind kind) throws MienException {
        return recognize(1).lineUp().stage(kind).name();
    }

    void awaitServing(StageKind kind, String name) throws Exception {
        Await.until(name + " serves", () -> serving(kind).equals(name));
    }

    StageStatus info(StageKind kind, String name) {
        return recognizer.stages().stream()
                .filter(s -> s.kind() == kind && s.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean told(String name, StageEvent.Step step) {
        return events.stream().anyMatch(e -> e.stage().name().equals(name) && e.step() == step);
    }

    StageEvent awaitTold(String name, StageEvent.Step step) throws Exception {
        Await.until(step + " of " + name + " is told, not only " + events, () -> told(name, step));
        return events.stream()
                .filter(e -> e.stage().name().equals(name) && e.step() == step)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        recognizer.stop();
        stages.close();
        galleries.stop();
    }
}
