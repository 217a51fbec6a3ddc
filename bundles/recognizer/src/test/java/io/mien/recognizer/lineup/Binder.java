package io.mien.recognizer.lineup;

import io.mien.StageWishes;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.store.FaceStore;
import io.mien.swap.StageListener;
import java.util.HashMap;
import java.util.Map;

/** Binds and unbinds stages as the component runtime does. */
public record Binder(StageRegistry slots) {
    public void bind(Detector stage, Map<String, Object> properties) {
        slots.addDetector(stage, properties);
    }

    public void bind(Aligner stage, Map<String, Object> properties) {
        slots.addAligner(stage, properties);
    }

    public void bind(Extractor stage, Map<String, Object> properties) {
        slots.addExtractor(stage, properties);
    }

    public void bind(Matcher stage, Map<String, Object> properties) {
        slots.addMatcher(stage, properties);
    }

    public void bind(FaceStore stage, Map<String, Object> properties) {
        slots.addStore(stage, properties);
    }

    public void unbindDetector(Map<String, Object> properties) {
        slots.removeDetector(properties);
    }

    public void unbindAligner(Map<String, Object> properties) {
        slots.removeAligner(properties);
    }

    public void unbindMatcher(Map<String, Object> properties) {
        slots.removeMatcher(properties);
    }

    public void unbindStore(Map<String, Object> properties) {
        slots.removeStore(properties);
    }

    public void close() {
        slots.stop();
    }

    public void listen(StageListener listener) {
        slots.addListener(listener);
    }

    public void wish(RecognizerConfig config, StageWishes wishes) {
        Map<String, Object> stated = new HashMap<>(wishes.toConfiguration());
        stated.put("deadline.millis", config.deadline_millis());
        slots.modified(config, stated);
    }

    public void unbindExtractor(Map<String, Object> properties) {
        slots.removeExtractor(properties);
    }
}
