package io.mien.runtime;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The configurations and bundles with which a product starts.
 *
 * @param feature its configurations and properties
 * @param lock its bundles and what was asked for beyond the ranking; numbered by the generation that it is made from, 0
 * if there is none
 */
record Composition(Feature feature, Lock lock) {
    private static final String RUN = "run";

    /** The commands that only change or show the list. They are the way back from deployed code, and never start any. */
    private static final Set<String> LIST = Set.of("undeploy", "rollback", "generations");

    /** The commands with which bundles may come and go. */
    private static final Set<String> CHANGES = Set.of(RUN, "deploy", "undeploy", "rollback", "use");

    /** Whether a command may change the list, if the product has what it needs for that. */
    static boolean mayChangeList(String verb) {
        return CHANGES.contains(verb);
    }

    /** Whether a command works on the list alone. */
    static boolean isOfList(String verb) {
        return LIST.contains(verb);
    }

    /** Whether a command starts anything that was deployed. */
    boolean startsDeployed(String verb) {
        return bundles(verb).stream().anyMatch(LockedBundle::deployed);
    }

    /**
     * The bundles that a command needs. A product that keeps running begins with bundles that passed: the deployer then
     * adds a bundle on probation, and its probation starts over.
     */
    List<LockedBundle> bundles(String verb) {
        return lock.bundles().stream()
                .filter(b -> b.isFor(verb))
                .filter(b -> !(isOfList(verb) && b.deployed()))
                .filter(b -> !(verb.equals(RUN) && lock.isOnProbation(b)))
                .toList();
    }

    /**
     * Their files.
     *
     * @throws StartException if the installation is locked, and one of them is not listed
     */
    List<Path> files(String verb, Distribution distribution, Path data) throws StartException {
        List<Path> files = new ArrayList<>();
        for (LockedBundle bundle : bundles(verb)) {
            files.add(distribution.file(bundle, data));
        }
        return files;
    }
}
