package io.mien.recognizer.slot;

import io.mien.StageWishes;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.config.Settings;
import io.mien.store.FaceStore;
import io.mien.swap.StageListener;
import io.mien.swap.StageListeners;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Fills the slots with the stages that come and go, and follows what is wished of them. A service of this bundle for itself. */
@Component(service = StageSlots.class, configurationPid = "io.mien.recognizer")
public final class StageSlots {
    private final Slots slots = Slots.of(new Standing());
    private final StageListeners listeners = new StageListeners();
    private final LineUps lineUps;
    private volatile Settings settings;

    /** Starts with empty slots; stages are bound afterwards. */
    @Activate
    public StageSlots(RecognizerConfig config, Map<String, Object> properties) {
        wish(config, properties);
        lineUps = new LineUps(slots, () -> settings, listeners);
    }

    /** All of it changes while frames run: neither a stage nor a gallery is given up for another wish. */
    @Modified
    void modified(RecognizerConfig config, Map<String, Object> properties) {
        wish(config, properties);
        lineUps.changed();
    }

    private void wish(RecognizerConfig config, Map<String, Object> properties) {
        settings = Settings.of(config);
        slots.standing().limit(settings.only());
        slots.standing().wish(StageWishes.of(properties));
    }

    @Deactivate
    void stop() {
        lineUps.close();
    }

    /** Line-ups of these slots. */
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
    void addDetector(Detector stage, Map<String, Object> properties) {
        put(slots.detector(), stage, properties, s -> {});
    }

    void updatedDetector(Detector stage, Map<String, Object> properties) {
        addDetector(stage, properties);
    }

    void removeDetector(Map<String, Object> properties) {
        remove(slots.detector(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAligner(Aligner stage, Map<String, Object> properties) {
        put(slots.aligner(), stage, properties, SelfDescription::check);
    }

    void updatedAligner(Aligner stage, Map<String, Object> properties) {
        addAligner(stage, properties);
    }

    void removeAligner(Map<String, Object> properties) {
        remove(slots.aligner(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExtractor(Extractor stage, Map<String, Object> properties) {
        put(slots.extractor(), stage, properties, SelfDescription::check);
    }

    void updatedExtractor(Extractor stage, Map<String, Object> properties) {
        addExtractor(stage, properties);
    }

    void removeExtractor(Map<String, Object> properties) {
        remove(slots.extractor(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMatcher(Matcher stage, Map<String, Object> properties) {
        put(slots.matcher(), stage, properties, s -> {});
    }

    void updatedMatcher(Matcher stage, Map<String, Object> properties) {
        addMatcher(stage, properties);
    }

    void removeMatcher(Map<String, Object> properties) {
        remove(slots.matcher(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(FaceStore stage, Map<String, Object> properties) {
        put(slots.store(), stage, properties, SelfDescription::check);
    }

    /** Also after a restore, which replaces what it keeps, or even says which gallery that is. */
    void updatedStore(FaceStore stage, Map<String, Object> properties) {
        addStore(stage, properties);
        lineUps.restored(stage);
    }

    void removeStore(Map<String, Object> properties) {
        remove(slots.store(), properties);
    }

    private <T> void put(Slot<T> slot, T stage, Map<String, Object> properties, Consumer<T> check) {
        try {
            check.accept(stage);
            lineUps.updated(
                    stage instanceof FaceStore store
                            ? slot.put(stage, properties, store.gallery().toString())
                            : slot.put(stage, properties));
        } catch (RuntimeException | LinkageError e) {
            // Kept, so that it is seen why it does not serve; never asked again.
            StageEntry<T> entry = slot.put(stage, properties);
            lineUps.refuse(entry, "it cannot say what it is: " + e.getMessage());
        }
        lineUps.changed();
    }

    private void remove(Slot<?> slot, Map<String, Object> properties) {
        Optional<? extends StageEntry<?>> left = slot.remove(properties);
        lineUps.changed();
        left.ifPresent(lineUps::retired);
    }
}
