package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** The one consistent set of stages that a picture passed through. Made by the recognizer. */
@ProviderType
public sealed interface LineUp permits ResultValues.OfLineUp {
    /** Grows with every change of the line-up; equal numbers of one process mean equal stages. */
    long number();

    /** The stages that the call needed. */
    Map<StageKind, StageId> stages();

    /** The line-up of this number. */
    static LineUp of(long number, Map<StageKind, StageId> stages) {
        return new ResultValues.OfLineUp(number, stages);
    }

    /**
     * The stage of a kind.
     *
     * @throws NullPointerException naming the kind, if the call did not need one
     */
    default StageId stage(StageKind kind) {
        return Objects.requireNonNull(stages().get(kind), () -> "no " + kind.word() + " in this line-up");
    }
}
