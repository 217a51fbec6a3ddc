package io.mien;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Requests that take precedence over the ranking: the name that goes first within its kind, and stages that were rolled back
 * and stay out until they are asked for again. Host and recognizer are configured with the same wishes.
 *
 * @param use by kind, {@code name} or {@code name/version}; kinds that are absent go by ranking, as {@link StageProperties} says
 * @param refused keys as {@link #key} makes them
 */
public record StageWishes(Map<StageKind, String> use, Set<String> refused) {
    /** Nothing was asked for. */
    public static final StageWishes NONE = new StageWishes(Map.of(), Set.of());

    private static final String USE = "use.";
    private static final String REFUSED = "refused";
    private static final String WITH = " with ";

    public StageWishes {
        use = Map.copyOf(use);
        refused = Set.copyOf(refused);
    }

    /** Reads a component's configuration: {@code use.detector} to {@code use.store}, and {@code refused}, texts. */
    public static StageWishes of(Map<String, ?> configuration) {
        Map<StageKind, String> use = new EnumMap<>(StageKind.class);
        for (StageKind kind : StageKind.values()) {
            Object name = configuration.get(USE + kind.word());
            if (name != null && !name.toString().isBlank()) {
                use.put(kind, name.toString());
            }
        }
        Object keys = configuration.get(REFUSED);
        List<String> refused = keys instanceof String[] several
                ? Arrays.asList(several)
                : keys instanceof String one && !one.isBlank() ? List.of(one) : List.of();
        return new StageWishes(use, Set.copyOf(refused));
    }

    /** The configuration that {@link #of} reads; it has every key, so that it replaces the earlier configuration. */
    public Map<String, Object> toConfiguration() {
        Map<String, Object> configuration = new HashMap<>();
        for (StageKind kind : StageKind.values()) {
            configuration.put(USE + kind.word(), use.getOrDefault(kind, ""));
        }
        configuration.put(REFUSED, new TreeSet<>(refused).toArray(String[]::new));
        return configuration;
    }

    /** How a refused stage is told from all others: kind, name, version, digest of the model, and the parts if there are any. */
    public static String key(StageKind kind, StageId stage) {
        return stage.parts().isEmpty() ? modelKey(kind, stage) : modelKey(kind, stage) + WITH + stage.parts();
    }

    private static String modelKey(StageKind kind, StageId stage) {
        return kind.word() + " " + stage;
    }

    /** Whether it was rolled back, with these parts or with any, and nobody asked for it since. */
    public boolean refuses(StageKind kind, StageId stage) {
        return !refused.isEmpty() && (refused.contains(key(kind, stage)) || refused.contains(modelKey(kind, stage)));
    }

    /** The same, without what was refused of this model, with whatever parts. */
    public StageWishes pardoning(StageKind kind, StageId stage) {
        String key = modelKey(kind, stage);
        return without(k -> k.equals(key) || k.startsWith(key + WITH));
    }

    /**
     * The same, without the combinations that were refused with a part.
     *
     * @param part {@code name/version} of its bundle
     */
    public StageWishes pardoningWith(String part) {
        return without(k -> k.contains(" " + part + "@"));
    }

    private StageWishes without(Predicate<String> pardoned) {
        Set<String> rest = new TreeSet<>(refused);
        rest.removeIf(pardoned);
        return new StageWishes(use, rest);
    }

    /** Whether it is what was asked for. */
    public boolean prefers(StageKind kind, StageId stage) {
        String wanted = use.getOrDefault(kind, "");
        return !wanted.isEmpty()
                && (wanted.equals(stage.name()) || wanted.equals(stage.name() + "/" + stage.version()));
    }
}
