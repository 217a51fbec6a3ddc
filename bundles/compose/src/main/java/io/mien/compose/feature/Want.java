package io.mien.compose.feature;

import aQute.bnd.osgi.resource.CapReqBuilder;
import io.mien.compose.index.Namespaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.resource.Requirement;

/**
 * One thing that a product wants: a model, a stage, a command.
 *
 * @param kind the key in the feature file, one of {@link #KINDS}
 * @param name which one
 * @param only the commands that want it; empty if all do
 * @param optional whether the product starts without it
 */
public record Want(String kind, String name, List<String> only, boolean optional) {
    /** Each kind: the namespace of the capability, and the attribute that holds its name. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "decoder", List.of(Namespaces.DECODER, "type"),
            "engine", List.of(Namespaces.ENGINE, "type"),
            "model", List.of(Namespaces.MODEL, Namespaces.MODEL),
            "camera", List.of(Namespaces.CAMERA, "scheme"),
            "verb", List.of(Namespaces.VERB, Namespaces.VERB),
            "service", List.of(Namespaces.SERVICE, Namespaces.OBJECT_CLASS),
            "bundle", List.of("osgi.identity", "osgi.identity"));

    private static final List<String> STAGES = List.of("aligner", "matcher", "store");

    public Want {
        only = List.copyOf(only);
        if (!STAGES.contains(kind) && !KINDS.containsKey(kind)) {
            throw new IllegalArgumentException("no kind of want: " + kind);
        }
    }

    /** Whether a key of a feature file names something that can be wanted. */
    static boolean isKind(String key) {
        return STAGES.contains(key) || KINDS.containsKey(key);
    }

    /** The keys, for a message. */
    static String kinds() {
        return String.join(", ", new TreeSet<>(KINDS.keySet())) + ", " + String.join(", ", STAGES);
    }

    /** Its entry in a feature file. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(kind, name);
        if (!only.isEmpty()) {
            entry.put("only", only.size() == 1 ? only.get(0) : only);
        }
        if (optional) {
            entry.put("optional", true);
        }
        return entry;
    }

    /** The capability that it is. */
    public Requirement requirement() {
        String value = CapReqBuilder.escapeFilterValue(name);
        if (STAGES.contains(kind)) {
            String filter = String.format(Locale.ROOT, "(&(%s=%s)(name=%s))", Namespaces.STAGE, kind, value);
            return requirement(Namespaces.STAGE, filter);
        }
        List<String> capability = KINDS.get(kind);
        return requirement(capability.get(0), "(" + capability.get(1) + "=" + value + ")");
    }

    private static Requirement requirement(String namespace, String filter) {
        return new CapReqBuilder(namespace).addDirective("filter", filter).buildSyntheticRequirement();
    }
}
