package io.mien.recognizer.swap;

import io.mien.StageContent;
import io.mien.StageKind;

/**
 * A stage on probation and the one that served before it, which is kept.
 *
 * @param newcomer serves
 * @param predecessor serves again if the newcomer fails
 */
public record ProbationPair(StageDescription newcomer, StageDescription predecessor) {
    /** Of both. */
    public StageKind kind() {
        return newcomer.kind();
    }

    /** Whether the predecessor could come back: a store does not take over from a store of another gallery by itself. */
    boolean isReversible() {
        return kind() != StageKind.STORE
                || newcomer.id().content().equals(predecessor.id().content());
    }

    /**
     * Whether both must answer alike: one model made with another decoder or engine, or two aligners of one alignment. A
     * decoder that shifts its boxes does not fail; only its predecessor shows it.
     */
    public boolean mustAgree() {
        return switch (kind()) {
            case DETECTOR, EXTRACTOR -> newcomer.id().content() instanceof StageContent.Weights
                    && newcomer.id().sameModel(predecessor.id())
                    && !newcomer.id().equals(predecessor.id());
            case ALIGNER -> newcomer.contribution().equals(predecessor.contribution());
            default -> false;
        };
    }
}
