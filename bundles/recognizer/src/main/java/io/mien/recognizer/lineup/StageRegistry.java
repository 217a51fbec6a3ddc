package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.model.Models;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.session.SessionOptions;
import io.mien.store.FaceStore;
import io.mien.support.stages.StageListeners;
import io.mien.swap.StageListener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the controller which stages come and go, and what is asked for. A service of this bundle for its other components.
 */
@Component(service = StageRegistry.class, configurationPid = "io.mien.recognizer")
public final class StageRegistry {
    private final StageListeners listeners = new StageListeners();
    private final Set<Models> hosts = ConcurrentHashMap.newKeySet();
    private final AtomicReference<RecognizerSettings> settings;
    private final GalleriesComponent galleries;
    private final LineUps lineUps;
    private final SwapController controller;
    private Configured configured; // guarded by this
    private Optional<StageWishes> asked = Optional.empty(); // guarded by this
    private Optional<SessionOptions> session = Optional.empty(); // guarded by this

    /** What the configuration says; the properties are those that it states. */
    private record Configured(RecognizerConfig config, Map<String, Object> properties) {
        RecognizerSettings during(Optional<SessionOptions> session) {
            return RecognizerSettings.of(config, properties, session);
        }
    }

    /** Starts without a stage; stages are bound afterwards. */
    @Activate
    public StageRegistry(
            RecognizerConfig config, Map<String, Object> properties, @Reference GalleriesComponent galleries) {
        this.galleries = galleries;
        configured = new Configured(config, properties);
        settings = new AtomicReference<>(configured.during(session));
        lineUps = new LineUps(settings::get, galleries.galleries(), listeners, () -> !hosts.isEmpty());
        controller = lineUps.controller();
        follow();
    }

    /** All of it changes while frames run: neither a stage nor a gallery is given up for another wish. */
    @Modified
    synchronized void modified(RecognizerConfig config, Map<String, Object> properties) {
        configured = new Configured(config, properties);
        follow();
    }

    /** Takes wishes in place of those that are configured. */
    public synchronized void wish(StageWishes wishes) {
        asked = Optional.of(wishes);
        follow();
    }

    /**
     * Takes the options of a session above what is configured; empty when it ends.
     *
     * @return how long one call of a stage may take now
     */
    public synchronized Duration follow(Optional<SessionOptions> options) {
        session = options;
        follow();
        return Duration.ofMillis(settings.get().guard().deadlineMillis());
    }

    /** The wishes that are followed now: the last ones, or those that are configured. */
    public synchronized StageWishes wishes() {
        return asked.orElseGet(() -> StageWishes.of(configured.properties()));
    }

    private void follow() {
        settings.set(configured.during(session));
        controller.wished(wishes(), settings.get().only());
    }

    @Deactivate
    void stop() {
        // Stages leave next, and each would wait for a frame that builds the first gallery.
        galleries.galleries().stopBuilding();
        lineUps.close();
    }

    /** Line-ups of these stages. */
    public LineUps lineUps() {
        return lineUps;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(StageListener listener) {
        listeners.add(listener);
    }

    void removeListener(StageListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHost(Models host) {
        hosts.add(host);
    }

    void removeHost(Models host) {
        hosts.remove(host);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDetector(Detector stage, Map<String, Object> properties) {
        controller.arrived(StageKind.DETECTOR, stage, properties);
    }

    void updatedDetector(Detector stage, Map<String, Object> properties) {
        addDetector(stage, properties);
    }

    void removeDetector(Map<String, Object> properties) {
        controller.left(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAligner(Aligner stage, Map<String, Object> properties) {
        controller.arrived(StageKind.ALIGNER, stage, properties);
    }

    void updatedAligner(Aligner stage, Map<String, Object> properties) {
        addAligner(stage, properties);
    }

    void removeAligner(Map<String, Object> properties) {
        controller.left(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExtractor(Extractor stage, Map<String, Object> properties) {
        controller.arrived(StageKind.EXTRACTOR, stage, properties);
    }

    void updatedExtractor(Extractor stage, Map<String, Object> properties) {
        addExtractor(stage, properties);
    }

    void removeExtractor(Map<String, Object> properties) {
        controller.left(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMatcher(Matcher stage, Map<String, Object> properties) {
        controller.arrived(StageKind.MATCHER, stage, properties);
    }

    void updatedMatcher(Matcher stage, Map<String, Object> properties) {
        addMatcher(stage, properties);
    }

    void removeMatcher(Map<String, Object> properties) {
        controller.left(properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(FaceStore stage, Map<String, Object> properties) {
        controller.arrived(StageKind.STORE, stage, properties);
    }

    /** Also after a restore, which replaces what it keeps, or even says which gallery that is. */
    void updatedStore(FaceStore stage, Map<String, Object> properties) {
        addStore(stage, properties);
        galleries.galleries().changed(stage);
    }

    void removeStore(Map<String, Object> properties) {
        controller.left(properties);
    }
}
