package io.mien.deploy;

import io.mien.StageWishes;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** One complete list of what is installed. Made by the deployer. */
@ProviderType
public sealed interface Generation permits GenerationValues {
    /** Its number; it counts up. */
    long number();

    /** When it was written. */
    Instant time();

    /** The request that led to it, for people. */
    String why();

    /** Id and version of the product that it is made from. */
    String product();

    /** Its bundles, in the order in which they start. */
    List<InstalledBundle> bundles();

    /** The requests that go before the ranking. */
    StageWishes wishes();

    /** Whether it is the one that the next start uses. */
    boolean current();

    /** A generation without bundles and wishes that is not the current one. */
    static Generation of(long number, Instant time, String why, String product) {
        return new GenerationValues(number, time, why, product, List.of(), StageWishes.NONE, false);
    }

    /** The same with these bundles, in the order in which they start. */
    Generation bundles(List<InstalledBundle> installed);

    /** The same with what was asked for beyond the ranking. */
    Generation wishes(StageWishes asked);

    /** The same, which the next start uses or does not. */
    Generation current(boolean used);
}
