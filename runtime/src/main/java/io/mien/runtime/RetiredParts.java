package io.mien.runtime;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What takes the place of a part that Mien no longer has, wherever a product, a configuration or a generation of an earlier
 * version names it. It says so once for each place: the matcher {@code signs} serves in the place of {@code graph}.
 */
final class RetiredParts {
    private static final String GRAPH = "io.mien.matcher.graph";
    private static final String SIGNS = "io.mien.matcher.signs";
    private static final String GRAPH_NAME = "graph";
    private static final String SIGNS_NAME = "signs";

    /** Of the configuration of the old one, what the new one takes; the rest described the graph. */
    private static final Set<String> KEPT = Set.of("service.ranking", "vector.from");

    /** Keys by which a configuration of the recognizer asks for a matcher. */
    private static final Set<String> WISHES = Set.of("matcher", "use.matcher");

    private static final String RECOGNIZER = "io.mien.recognizer";
    private static final String MATCHER = "matcher";
    private static final Logger LOG = System.getLogger(RetiredParts.class.getName());

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private RetiredParts() {}

    /** A start reads a place more than once. */
    private static void say(String where) {
        if (!SAID.add(where)) {
            return;
        }
        LOG.log(Level.WARNING, "{0} names the matcher graph, which Mien no longer has: signs takes its place", where);
    }

    /** A product's bundles. */
    static List<FeatureBundle> replaced(List<FeatureBundle> bundles, String product) {
        if (bundles.stream().noneMatch(b -> b.id().artifact().equals(GRAPH))) {
            return bundles;
        }
        say("the product " + product);
        boolean there = bundles.stream().anyMatch(b -> b.id().artifact().equals(SIGNS));
        List<FeatureBundle> replaced = new ArrayList<>();
        for (FeatureBundle bundle : bundles) {
            BundleId id = bundle.id();
            if (!id.artifact().equals(GRAPH)) {
                replaced.add(bundle);
            } else if (!there) {
                BundleId signs = new BundleId(id.group(), SIGNS, id.version());
                replaced.add(new FeatureBundle(signs, bundle.only(), bundle.optional()));
            }
        }
        return replaced;
    }

    /** The PID that a configuration is for now. */
    static String pid(String pid) {
        if (!isOfGraph(pid)) {
            return pid;
        }
        say("the configuration " + pid);
        return SIGNS + pid.substring(GRAPH.length());
    }

    /**
     * The present form of a configuration.
     *
     * @param pid as it was named
     */
    static Map<?, ?> values(String pid, Map<?, ?> values) {
        if (isOfGraph(pid)) {
            Map<Object, Object> kept = new LinkedHashMap<>(values);
            kept.keySet().retainAll(KEPT);
            return kept;
        }
        if (!pid.equals(RECOGNIZER) || WISHES.stream().noneMatch(key -> isGraph(values.get(key)))) {
            return values;
        }
        say("the configuration " + pid);
        Map<Object, Object> wishes = new LinkedHashMap<>(values);
        wishes.replaceAll((key, value) -> WISHES.contains(key) && isGraph(value) ? SIGNS_NAME : value);
        return wishes;
    }

    private static boolean isOfGraph(String pid) {
        return pid.equals(GRAPH) || pid.startsWith(GRAPH + "~");
    }

    private static boolean isGraph(Object wish) {
        return wish != null && (wish.equals(GRAPH_NAME) || wish.toString().startsWith(GRAPH_NAME + "/"));
    }

    /** A generation. A deployed one was made for an earlier version, and goes. */
    static Lock replaced(Lock lock) {
        boolean deployed =
                lock.bundles().stream().anyMatch(b -> b.deployed() && b.name().equals(GRAPH));
        boolean wished = isGraph(lock.use().get(MATCHER));
        if (!deployed && !wished) {
            return lock;
        }
        say("generation " + lock.number());
        Map<String, String> use = new HashMap<>(lock.use());
        use.replaceAll((kind, name) -> kind.equals(MATCHER) && isGraph(name) ? SIGNS_NAME : name);
        List<LockedBundle> kept = lock.bundles().stream()
                .filter(b -> !(b.deployed() && b.name().equals(GRAPH)))
                .toList();
        return lock.withBundles(kept).withWishes(use, lock.refused());
    }
}
