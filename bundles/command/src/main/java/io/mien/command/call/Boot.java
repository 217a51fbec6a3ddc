package io.mien.command.call;

import io.mien.StageWishes;
import java.util.HashMap;
import java.util.Map;

/**
 * What the launcher started the framework from.
 *
 * @param feature name or path of the product's feature
 * @param generation of the data folder, 0 where it has none and the feature alone says what is installed
 * @param wishes of that generation
 */
public record Boot(String feature, long generation, StageWishes wishes) {
    /** From a product's feature alone. */
    public static final Boot FEATURE = new Boot("", 0, StageWishes.NONE);

    /**
     * Reads what a launcher hands over, as far as it does: {@code feature} (String), {@code generation} (Long), {@code use}
     * (a Map from the kind's word to the name that goes first) and {@code refused} (String[]).
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
        return new Boot(feature, generation, StageWishes.of(wishes));
    }
}
