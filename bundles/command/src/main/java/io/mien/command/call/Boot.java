package io.mien.command.call;

import io.mien.StageWishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The product and generation from which the launcher started the framework.
 *
 * @param feature name or path of the product's feature
 * @param generation of the data folder, 0 if it has none and the feature alone says what is installed
 * @param wishes of that generation
 * @param leftOut deployed bundles that were not started, because earlier starts with them failed; sentences for people
 * @param commands what may be typed in the product ({@code people}, {@code people merge}), including the commands of bundles
 *     that this command does not start
 * @param settled run once the start of a product has succeeded, or has failed through no fault of a bundle
 * @param locked the release of a locked installation, for people: nothing but what it lists is installed or run
 */
public record Boot(
        String feature,
        long generation,
        StageWishes wishes,
        List<String> leftOut,
        Supplier<List<String>> commands,
        Runnable settled,
        Optional<String> locked) {
    /** From a product's feature alone. */
    public static final Boot FEATURE = new Boot("", 0, StageWishes.NONE);

    public Boot {
        leftOut = List.copyOf(leftOut);
    }

    /** Of which everything was started. */
    public Boot(String feature, long generation, StageWishes wishes) {
        this(feature, generation, wishes, List.of(), List::of, () -> {});
    }

    /** Of an installation that is not locked. */
    public Boot(
            String feature,
            long generation,
            StageWishes wishes,
            List<String> leftOut,
            Supplier<List<String>> commands,
            Runnable settled) {
        this(feature, generation, wishes, leftOut, commands, settled, Optional.empty());
    }

    /**
     * Reads what a launcher hands over, as far as it does: {@code feature} (String), {@code generation} (Long), {@code use}
     * (a Map from the kind's word to the name that goes first), {@code refused} and {@code leftOut} (String[]), {@code commands} (a Supplier
     * of String[]), {@code settled} (Runnable) and {@code locked} (String).
     */
    static Boot of(Map<String, Object> map) {
        Map<String, Object> wishes = new HashMap<>();
        if (map.get("use") instanceof Map<?, ?> use) {
            use.forEach((kind, name) -> wishes.put("use." + kind, name));
        }
        if (map.get("refused") instanceof String[] refused) {
            wishes.put("refused", refused);
        }
        String feature = map.get("feature") instanceof String text ? text : "";
        long generation = map.get("generation") instanceof Long number ? number : 0;
        List<String> leftOut = map.get("leftOut") instanceof String[] bundles ? List.of(bundles) : List.of();
        Object stated = map.get("commands");
        Supplier<List<String>> commands = () ->
                stated instanceof Supplier<?> said && said.get() instanceof String[] names ? List.of(names) : List.of();
        Runnable settled = map.get("settled") instanceof Runnable told ? told : () -> {};
        Optional<String> locked = map.get("locked") instanceof String release ? Optional.of(release) : Optional.empty();
        return new Boot(feature, generation, StageWishes.of(wishes), leftOut, commands, settled, locked);
    }
}
