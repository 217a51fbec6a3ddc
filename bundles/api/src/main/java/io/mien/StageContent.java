package io.mien;

import java.util.Objects;

/** What a stage holds besides its code: the weights of a model, a gallery, or neither. */
public sealed interface StageContent {
    /** Neither, or it is not known. */
    StageContent NONE = new None();

    /** Its id as in {@link StageProperties#MODEL}; empty for {@link #NONE}. */
    String id();

    /** For people: {@code @} with the first 12 characters of the weights' digest; empty for what has none. */
    default String brief() {
        return "";
    }

    /** The weights or the gallery of this id, according to the kind of stage; {@link #NONE} if the id is empty. */
    static StageContent of(StageKind kind, String id) {
        if (id.isEmpty()) {
            return NONE;
        }
        return kind == StageKind.STORE ? new Gallery(id) : new Weights(id);
    }

    /**
     * The weights of a model.
     *
     * @param id {@code name@sha256}
     */
    record Weights(String id) implements StageContent {
        private static final int BRIEF = 12;

        public Weights {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String brief() {
            int at = id.indexOf('@');
            return at < 0 ? "" : id.substring(at, Math.min(id.length(), at + 1 + BRIEF));
        }
    }

    /**
     * The faces of a store.
     *
     * @param id the gallery's
     */
    record Gallery(String id) implements StageContent {
        public Gallery {
            Objects.requireNonNull(id, "id");
        }
    }

    /** Nothing. */
    record None() implements StageContent {
        @Override
        public String id() {
            return "";
        }
    }
}
