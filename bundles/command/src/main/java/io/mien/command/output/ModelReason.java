package io.mien.command.output;

import io.mien.model.ModelStatus;

/** Why a model is not taken, beside its name. */
public final class ModelReason {
    private ModelReason() {}

    /** {@code NAME is refused: reason}; the reason often begins with the name, or with the file, itself. */
    public static String of(ModelStatus model) {
        String state = model.state() == ModelStatus.State.REFUSED ? "refused" : "waiting";
        String reason = without(model.origin() + ": ", without(model.name() + ": ", model.reason()));
        return model.name() + " is " + state + ": " + reason;
    }

    private static String without(String prefix, String reason) {
        return reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason;
    }
}
