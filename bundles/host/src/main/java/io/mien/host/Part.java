package io.mien.host;

import io.mien.StageOrder.Rank;

/**
 * A decoder or an engine that is there.
 *
 * @param service the service
 * @param rank its place: like a stage, a newer version of a bundle goes before the older one
 */
record Part<T>(T service, Rank rank) {
    /** The bundle it comes from, with its version. */
    String origin() {
        return rank.name() + "/" + rank.version();
    }
}
