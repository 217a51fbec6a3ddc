package io.mien.support.stages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers where each name stood among those of equal ranking. A stage that was replaced and is brought back is a new arrival;
 * without its old place others would go before it that it went before, and a roll-back would bring back another stage than the
 * one that served. Thread-safe.
 */
public final class StagePlaces {
    private final Map<String, Long> first = new ConcurrentHashMap<>();

    /** The same rank, with the earliest place that was seen of its name. */
    public StageOrder.Rank keep(StageOrder.Rank rank) {
        long place = first.merge(rank.name(), rank.place(), Math::min);
        return new StageOrder.Rank(rank.ranking(), rank.name(), rank.version(), rank.arrival(), place, rank.revision());
    }
}
