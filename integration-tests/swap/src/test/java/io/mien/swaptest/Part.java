package io.mien.swaptest;

import io.mien.StageKind;
import org.osgi.framework.Bundle;

/** The parts that can be swapped: the five stages, the decoders, the engine, the model bundles. */
enum Part {
    DETECTOR_MODEL("models", "io.mien.model.mien_detector", StageKind.DETECTOR),
    EXTRACTOR_MODEL("models", "io.mien.model.mien_feature", StageKind.EXTRACTOR),
    DETECTOR_DECODER("bundles", "io.mien.detector.retinaface", StageKind.DETECTOR),
    EXTRACTOR_DECODER("bundles", "io.mien.extractor.embedding", StageKind.EXTRACTOR),
    ENGINE("bundles", "io.mien.inference.onnx", StageKind.DETECTOR),
    ALIGNER("bundles", "io.mien.aligner.opencv", StageKind.ALIGNER),
    MATCHER("bundles", "io.mien.matcher.exact", StageKind.MATCHER),
    STORE("bundles", "io.mien.store.derby", StageKind.STORE);

    final String folder;
    final String symbolicName;

    /** Where its change is seen. */
    final StageKind kind;

    Part(String folder, String symbolicName, StageKind kind) {
        this.folder = folder;
        this.symbolicName = symbolicName;
        this.kind = kind;
    }

    /** What a line-up shows as its version: a model's own, else the bundle's. */
    String version(Bundle bundle) {
        boolean original = bundle.getVersion().getMajor() == 0;
        return folder.equals("models") && original
                ? "1.0.0"
                : bundle.getVersion().toString();
    }

    /** Whether the line-up shows its version: that of a decoder or an engine is seen by the service that it offers. */
    boolean isShown() {
        return this != DETECTOR_DECODER && this != EXTRACTOR_DECODER && this != ENGINE;
    }
}
