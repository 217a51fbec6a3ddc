package io.mien;

import java.util.Locale;

/** The five replaceable services. */
public enum StageKind {
    DETECTOR,
    ALIGNER,
    EXTRACTOR,
    MATCHER,
    STORE;

    /** The word for people, configuration keys and JSON: {@code detector}, {@code aligner} and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
