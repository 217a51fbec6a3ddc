package io.mien.boot.generation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One complete, numbered list of what is installed.
 *
 * @param number 0 if it is not on disk, but the product as distributed
 * @param time when it was written
 * @param why for people: what was asked for
 * @param before the generation that a roll-back goes to, 0 if there is none
 * @param feature name or absolute path of the product's feature
 * @param product id of the product, with its version
 * @param bundles in the order in which they start
 * @param removed symbolic names of the product's bundles that were taken away
 * @param use by kind of stage, what was asked for
 * @param refused keys of stages that were rolled back
 * @param leftOut deployed bundles that are not started any more
 * @param unproved the release that brought some of the bundles, until all of it has passed its probation
 */
public record Lock(
        long number,
        Instant time,
        String why,
        long before,
        String feature,
        String product,
        List<LockedBundle> bundles,
        Set<String> removed,
        Map<String, String> use,
        Set<String> refused,
        List<LeftOut> leftOut,
        Optional<UnprovedRelease> unproved) {
    public Lock {
        bundles = List.copyOf(bundles);
        removed = Set.copyOf(removed);
        use = Map.copyOf(use);
        refused = Set.copyOf(refused);
        leftOut = List.copyOf(leftOut);
    }

    /** One that leaves nothing out, and whose bundles came by themselves. */
    public Lock(
            long number,
            Instant time,
            String why,
            long before,
            String feature,
            String product,
            List<LockedBundle> bundles,
            Set<String> removed,
            Map<String, String> use,
            Set<String> refused) {
        this(number, time, why, before, feature, product, bundles, removed, use, refused, List.of(), Optional.empty());
    }

    /** Whether an older bundle of its name stays until this one has passed its probation. */
    public boolean isOnProbation(LockedBundle bundle) {
        return !bundle.superseded()
                && bundles.stream().anyMatch(b -> b.superseded() && b.name().equals(bundle.name()));
    }

    /** The same without bundles that failed; what they were to take the place of stays for good. */
    public Lock without(List<LockedBundle> failed) {
        return withBundles(bundles.stream()
                .filter(b -> !failed.contains(b))
                .map(b -> failed.stream().anyMatch(f -> f.name().equals(b.name())) ? b.withSuperseded(false) : b)
                .toList());
    }

    /** A successor: the same content, another reason. */
    public Lock next(String newWhy, long newBefore) {
        return new Lock(
                number, time, newWhy, newBefore, feature, product, bundles, removed, use, refused, leftOut, unproved);
    }

    /** The same under a number and a time. */
    public Lock numbered(long newNumber, Instant newTime) {
        return new Lock(
                newNumber, newTime, why, before, feature, product, bundles, removed, use, refused, leftOut, unproved);
    }

    /** The same as of another product, whose bundles are then taken from the distribution. */
    public Lock withProduct(String newProduct) {
        return new Lock(
                number, time, why, before, feature, newProduct, bundles, removed, use, refused, leftOut, unproved);
    }

    /** The same with other bundles. */
    public Lock withBundles(List<LockedBundle> newBundles) {
        return new Lock(
                number, time, why, before, feature, product, newBundles, removed, use, refused, leftOut, unproved);
    }

    /** The same with other bundles of the product taken away. */
    public Lock withRemoved(Set<String> newRemoved) {
        return new Lock(
                number, time, why, before, feature, product, bundles, newRemoved, use, refused, leftOut, unproved);
    }

    /** The same with other wishes. */
    public Lock withWishes(Map<String, String> newUse, Set<String> newRefused) {
        return new Lock(
                number, time, why, before, feature, product, bundles, removed, newUse, newRefused, leftOut, unproved);
    }

    /** The same with other bundles left out. */
    public Lock withLeftOut(List<LeftOut> newLeftOut) {
        return new Lock(
                number, time, why, before, feature, product, bundles, removed, use, refused, newLeftOut, unproved);
    }

    /** The same while a release is not proved yet, or once none is to be proved any more. */
    public Lock withUnproved(Optional<UnprovedRelease> newUnproved) {
        return new Lock(
                number, time, why, before, feature, product, bundles, removed, use, refused, leftOut, newUnproved);
    }
}
