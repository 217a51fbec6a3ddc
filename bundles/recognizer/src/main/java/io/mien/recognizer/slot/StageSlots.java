package io.mien.recognizer.slot;

import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageInfo;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.store.FaceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Fills the slots with the stages that come and go. A service of this bundle for itself. */
@Component(service = StageSlots.class, configurationPid = "io.mien.recognizer")
public final class StageSlots {
    private final Slots slots;
    private final LineUps lineUps;

    /** Starts with empty slots; stages are bound afterwards. */
    @Activate
    public StageSlots(RecognizerConfig config) {
        slots = Slots.of(config.detector(), config.aligner(), config.extractor(), config.matcher());
        lineUps = new LineUps(slots, config.wait_millis(), config.drain_millis());
    }

    /** Line-ups of these slots. */
    public LineUps lineUps() {
        return lineUps;
    }

    /** The stages in all slots, best first within a kind. */
    public List<StageInfo> list() {
        List<StageInfo> all = new ArrayList<>();
        for (Slot<?> slot : slots.all()) {
            Optional<? extends StageEntry<?>> first = slot.first();
            for (StageEntry<?> entry : slot.all()) {
                boolean serving = first.isPresent() && first.get().equals(entry);
                StageInfo.State state = serving ? StageInfo.State.SERVING : StageInfo.State.CANDIDATE;
                all.add(new StageInfo(slot.kind(), entry.id(), state, "", StageFigures.NONE));
            }
        }
        return all;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDetector(Detector stage, Map<String, Object> properties) {
        slots.detector().put(stage, properties);
        lineUps.changed();
    }

    void updatedDetector(Detector stage, Map<String, Object> properties) {
        addDetector(stage, properties);
    }

    void removeDetector(Map<String, Object> properties) {
        remove(slots.detector(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAligner(Aligner stage, Map<String, Object> properties) {
        slots.aligner().put(stage, properties);
        lineUps.changed();
    }

    void updatedAligner(Aligner stage, Map<String, Object> properties) {
        addAligner(stage, properties);
    }

    void removeAligner(Map<String, Object> properties) {
        remove(slots.aligner(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExtractor(Extractor stage, Map<String, Object> properties) {
        slots.extractor().put(stage, properties);
        lineUps.changed();
    }

    void updatedExtractor(Extractor stage, Map<String, Object> properties) {
        addExtractor(stage, properties);
    }

    void removeExtractor(Map<String, Object> properties) {
        remove(slots.extractor(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMatcher(Matcher stage, Map<String, Object> properties) {
        slots.matcher().put(stage, properties);
        lineUps.changed();
    }

    void updatedMatcher(Matcher stage, Map<String, Object> properties) {
        addMatcher(stage, properties);
    }

    void removeMatcher(Map<String, Object> properties) {
        remove(slots.matcher(), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(FaceStore stage, Map<String, Object> properties) {
        slots.store().put(stage, properties, stage.gallery().toString());
        lineUps.changed();
    }

    void updatedStore(FaceStore stage, Map<String, Object> properties) {
        addStore(stage, properties);
    }

    void removeStore(Map<String, Object> properties) {
        remove(slots.store(), properties);
    }

    private void remove(Slot<?> slot, Map<String, Object> properties) {
        slot.remove(properties);
        lineUps.changed();
    }
}
