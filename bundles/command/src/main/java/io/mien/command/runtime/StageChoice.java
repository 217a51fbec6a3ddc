package io.mien.command.runtime;

import io.mien.StageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which stages are wanted.
 *
 * @param models folders with models besides the installed ones, absolute
 * @param names the one stage of a kind that may serve, by its name; kinds without a name take the best there is
 */
public record StageChoice(List<Path> models, Map<StageKind, String> names) {
    public StageChoice {
        models = List.copyOf(models);
        names = Map.copyOf(names);
    }

    /** The name wanted, or empty for any. */
    public String name(StageKind kind) {
        return names.getOrDefault(kind, "");
    }

    /** Whether a stage, or a model, of this name may serve. */
    boolean accepts(StageKind kind, String name) {
        return name(kind).isEmpty() || name(kind).equals(name);
    }
}
