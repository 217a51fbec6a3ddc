package io.mien.house;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule of the house.
 *
 * @param text what holds
 * @param check what does not: a line for each violation
 */
record Rule(String text, Function<ShippedDistribution, List<String>> check) {
    /** A rule about each of this project's bundles by itself. */
    static Rule ofEach(String text, Function<BundleJar, Stream<String>> check) {
        return new Rule(text, d -> d.ours().stream()
                .flatMap(j -> check.apply(j).map(line -> j + " " + line))
                .toList());
    }

    /** A rule about those of this project's bundles that are meant. */
    static Rule ofThose(Predicate<BundleJar> meant, String text, Function<BundleJar, Stream<String>> check) {
        return ofEach(text, j -> meant.test(j) ? check.apply(j) : Stream.empty());
    }

    List<String> broken(ShippedDistribution distribution) {
        return check.apply(distribution);
    }
}
