package io.mien.recognizer.slot;

import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.store.FaceStore;
import java.util.Map;

/** Binds and unbinds stages as the component runtime does. */
public record Binder(StageSlots slots) {
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

    public void unbindExtractor(Map<String, Object> properties) {
        slots.removeExtractor(properties);
    }
}
