package io.mien.console.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Pages whose connection has gone, for the frames that they have frozen: they may come back. Not thread-safe. */
final class PartedPages {
    private final int most;
    private final long kept; // nanoseconds
    private final Map<String, Parted> byId = new LinkedHashMap<>(); // the oldest first

    private record Parted(LiveViewer page, long since) {}

    /**
     * @param most pages; with one more, the oldest is forgotten
     * @param keptMillis how long each is kept
     */
    PartedPages(int most, long keptMillis) {
        this.most = most;
        kept = TimeUnit.MILLISECONDS.toNanos(keptMillis);
    }

    /**
     * Keeps a page if it has a frozen frame.
     *
     * @param now the time in nanoseconds
     */
    void keep(LiveViewer page, long now) {
        if (page.frozen().frame().isPresent() && byId.putIfAbsent(page.id(), new Parted(page, now)) == null) {
            if (byId.size() > most) {
                byId.remove(byId.keySet().iterator().next());
            }
        }
    }

    /** The page of this id, which is forgotten. */
    Optional<LiveViewer> take(String id) {
        return Optional.ofNullable(byId.remove(id)).map(Parted::page);
    }

    /** The page of this id. */
    Optional<LiveViewer> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Parted::page);
    }

    /** Forgets those that were away for too long. */
    void expire(long now) {
        byId.values().removeIf(p -> now - p.since > kept);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** All that are kept. */
    Stream<LiveViewer> all() {
        return byId.values().stream().map(Parted::page);
    }
}
