package io.mien.house;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the packages of a bundle that need each other in a circle: none of them can be read, or tested, without the others. */
final class PackageCycles {
    private PackageCycles() {}

    static Stream<String> of(BundleJar jar) {
        return cycles(jar.code().uses()).stream().map(cycle -> "has a circle of packages: " + String.join(", ", cycle));
    }

    /** A library inside a bundle is as its makers wrote it. */
    private static boolean isOurs(String name) {
        return name.startsWith("io.mien.");
    }

    /** The groups of packages that reach each other. */
    private static Set<Set<String>> cycles(Map<String, Set<String>> uses) {
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().stream().filter(PackageCycles::isOurs).forEach(name -> reached.put(name, reach(name, uses)));
        Set<Set<String>> cycles = new HashSet<>();
        reached.forEach((name, others) -> {
            Set<String> cycle = new TreeSet<>(others);
            cycle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
            if (!cycle.isEmpty()) {
                cycles.add(cycle);
            }
        });
        return cycles;
    }

    /** The packages that a package needs, directly or through others; itself only in a circle. */
    private static Set<String> reach(String name, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Set<String> open = others(name, uses);
        while (!open.isEmpty()) {
            String next = open.iterator().next();
            open.remove(next);
            if (reached.add(next)) {
                open.addAll(others(next, uses));
            }
        }
        return reached;
    }

    private static Set<String> others(String name, Map<String, Set<String>> uses) {
        Set<String> others = new TreeSet<>(uses.getOrDefault(name, Set.of()));
        others.removeIf(other -> other.equals(name) || !isOurs(other));
        return others;
    }
}
