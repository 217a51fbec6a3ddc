package io.mien.deploy;

import io.mien.StageWishes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One complete list of what is installed.
 *
 * @param number counts up
 * @param time when it was written
 * @param why for people: what was asked for
 * @param product id and version of the product that it is made from
 * @param bundles in the order in which they start
 * @param wishes what was asked for beyond the ranking
 * @param current whether it is the one that the next start uses
 */
public record Generation(
        long number,
        Instant time,
        String why,
        String product,
        List<InstalledBundle> bundles,
        StageWishes wishes,
        boolean current) {
    public Generation {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(wishes, "wishes");
        bundles = List.copyOf(bundles);
    }
}
