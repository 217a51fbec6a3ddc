package io.mien.deploy.framework;

import io.mien.StageContent.Weights;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.recognizer.StageStatus;

/**
 * A stage that a bundle brings.
 *
 * @param kind its slot
 * @param id name, version and model; the parts that it is made with, if they are known
 */
public record BundlePart(StageKind kind, StageId id) {
    /** Whether the recognizer means this one; a store's gallery is known to itself only. */
    public boolean is(StageStatus info) {
        return info.kind() == kind && is(info.id());
    }

    /** Whether both are one stage. */
    public boolean same(BundlePart other) {
        return other.kind == kind && is(other.id);
    }

    private boolean is(StageId other) {
        boolean weightsKnown = id.content() instanceof Weights && other.content() instanceof Weights;
        boolean partsKnown = !id.parts().isEmpty() && !other.parts().isEmpty();
        return other.name().equals(id.name())
                && other.version().equals(id.version())
                && (!weightsKnown || other.content().equals(id.content()))
                && (!partsKnown || other.parts().equals(id.parts()));
    }

    /** The key by which it is refused. */
    public String key() {
        return StageWishes.key(kind, id);
    }

    /** The name by which it is asked for. */
    public String wish() {
        return id.name() + "/" + id.version();
    }

    /** For people. */
    @Override
    public String toString() {
        return kind.word() + " " + id.name() + " " + id.version();
    }
}
