package io.mien.house;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The places at which a bundle names the configuration of another bundle's component. The owner of a PID is the bundle that reads
 * it. Other code calls a service of the component, or registers one that it waits for.
 *
 * @param distribution that is looked through
 */
record ForeignPids(ShippedDistribution distribution) {
    /** Which class may name what. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            // Each room of the page requires the configuration of the page.
            "io.mien.command.verb.ServeRun", Set.of("io.mien.console"),
            // These are bundles, which it exchanges; their components have the names of the bundles.
            "io.mien.demo.swap.SwapPlan", Set.of("io.mien.store.derby", "io.mien.detector.retinaface"));

    /** What a class names. */
    private record Mention(BundleJar jar, String type, String pid) {
        boolean isAllowed() {
            return EXCEPTIONS.getOrDefault(type, Set.of()).contains(pid);
        }
    }

    List<String> faults() {
        return mentions()
                .filter(m -> !m.isAllowed())
                .map(m -> m.jar() + " names the configuration " + m.pid() + " of another bundle in " + m.type())
                .toList();
    }

    /** The exceptions that no class makes use of. */
    List<String> idleExceptions() {
        List<Mention> all = mentions().toList();
        return EXCEPTIONS.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .filter(pid -> all.stream()
                                .noneMatch(m ->
                                        m.type().equals(e.getKey()) && m.pid().equals(pid)))
                        .map(pid -> e.getKey() + " does not name " + pid))
                .toList();
    }

    /** The launcher is not a bundle: it hands over what products, users and programs wrote. */
    private Stream<Mention> mentions() {
        return distribution.ours().stream()
                .filter(j -> !j.isLauncher())
                .flatMap(j -> j.code().texts().entrySet().stream().flatMap(t -> t.getValue().stream()
                        .filter(text -> isForeign(j, text))
                        .map(text -> new Mention(j, t.getKey(), text))));
    }

    private boolean isForeign(BundleJar jar, String text) {
        return !jar.pids().contains(text)
                && distribution.ours().stream().anyMatch(other -> other.pids().contains(text));
    }
}
