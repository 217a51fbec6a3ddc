package io.mien.runtime;

import io.mien.boot.generation.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program that embeds Mien asks for beyond the ranking, together with what its data folder says. The command line
 * configures nothing here: it tells host and recognizer itself, after the start.
 *
 * @param options of the program; its own wishes are {@code use.KIND} of the recognizer
 */
record ProgramWishes(RuntimeOptions options) {
    private static final String RECOGNIZER = "io.mien.recognizer";
    private static final String USE = "use.";

    /** The kinds of stages that each of the two chooses. */
    private static final Map<String, List<String>> KINDS = Map.of(
            RECOGNIZER,
            List.of("detector", "aligner", "extractor", "matcher", "store"),
            "io.mien.host",
            List.of("detector", "extractor"));

    /** A list with the program's wishes before its own: what is deployed later keeps both. */
    Lock onto(Lock lock) {
        Map<String, String> use = new HashMap<>(lock.use());
        Map<String, Object> own = options.configurations().getOrDefault(RECOGNIZER, Map.of());
        for (String kind : KINDS.get(RECOGNIZER)) {
            if (own.get(USE + kind) instanceof String name && !name.isBlank()) {
                use.put(kind, name);
            }
        }
        return use.equals(lock.use()) ? lock : lock.withWishes(use, lock.refused());
    }

    /** The options that tell the wishes of a list to those of the two that the program configures. */
    RuntimeOptions configured(Lock lock) {
        RuntimeOptions told = options;
        for (String pid : KINDS.keySet()) {
            Map<String, Object> present = options.configurations().get(pid);
            if (present != null) {
                Map<String, Object> values = new HashMap<>(present);
                KINDS.get(pid).forEach(kind -> values.put(USE + kind, lock.use().getOrDefault(kind, "")));
                values.put("refused", lock.refused().toArray(String[]::new));
                told = told.withConfiguration(pid, values);
            }
        }
        return told;
    }
}
