package io.mien.compose.resolve;

import aQute.bnd.osgi.resource.ResourceUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;

/** Which bundle of a resolved product needs which, for which commands, and in which order they start. */
final class Needs {
    private final Map<Resource, Set<Resource>> needs = new IdentityHashMap<>();
    private final Map<Resource, List<Resource>> fragments = new IdentityHashMap<>();

    /** @param wires as the resolver answers */
    Needs(Map<Resource, List<Wire>> wires) {
        wires.forEach((resource, all) -> {
            Set<Resource> providers = needs.computeIfAbsent(resource, r -> new LinkedHashSet<>());
            for (Wire wire : all) {
                providers.add(wire.getProvider());
                if (wire.getCapability().getNamespace().equals(HostNamespace.HOST_NAMESPACE)) {
                    fragments
                            .computeIfAbsent(wire.getProvider(), r -> new ArrayList<>())
                            .add(resource);
                }
            }
        });
        // The resolver's answer has no order of its own.
        fragments.values().forEach(all -> all.sort(Comparator.comparing(ResourceUtils::getIdentity)));
    }

    /**
     * The order in which the bundles start: what is wanted in the order of the wants, and what is only needed before the first
     * that needs it. A fragment follows its host.
     */
    List<Resource> order(Collection<Resource> wanted) {
        Set<Resource> ordered = new LinkedHashSet<>();
        Set<Resource> begun = new LinkedHashSet<>(wanted);
        wanted.forEach(resource -> place(resource, ordered, begun));
        return List.copyOf(ordered);
    }

    private void place(Resource resource, Set<Resource> ordered, Set<Resource> begun) {
        for (Resource needed : needs.getOrDefault(resource, Set.of())) {
            if (begun.add(needed)) {
                place(needed, ordered, begun);
            }
        }
        ordered.add(resource);
        for (Resource fragment : fragments.getOrDefault(resource, List.of())) {
            if (begun.add(fragment)) {
                place(fragment, ordered, begun);
            }
        }
    }

    /**
     * The commands that each bundle is installed for: those of all that need it.
     *
     * @param wanted the commands of each bundle that is wanted; an empty set stands for all
     * @return the same of every bundle
     */
    Map<Resource, Set<String>> commands(Map<Resource, Set<String>> wanted) {
        Map<Resource, Set<String>> commands = new IdentityHashMap<>();
        wanted.forEach((resource, only) -> {
            for (Resource needed : closure(resource)) {
                commands.merge(needed, only, Needs::either);
            }
        });
        return commands;
    }

    static Set<String> either(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Set.of();
        }
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private Set<Resource> closure(Resource resource) {
        Set<Resource> reached = new LinkedHashSet<>();
        List<Resource> open = new ArrayList<>(List.of(resource));
        while (!open.isEmpty()) {
            Resource next = open.remove(open.size() - 1);
            if (reached.add(next)) {
                open.addAll(needs.getOrDefault(next, Set.of()));
                open.addAll(Optional.ofNullable(fragments.get(next)).orElse(List.of()));
            }
        }
        return reached;
    }
}
