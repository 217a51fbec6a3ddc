package io.mien.recognizer.gallery;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The galleries in memory. Thread-safe; its monitor is held for moments only, and nothing else is called under it. */
final class GalleryRegistry {
    private final Supplier<GalleryLimits> limits;
    private volatile Map<GalleryKey, GalleryEntry> all = Map.of(); // immutable; replaced under this
    private Optional<GalleryKey> serving = Optional.empty(); // guarded by this
    private final Set<EmbeddingSpace> pruning = new HashSet<>(); // guarded by this
    private Optional<GalleryId> incoming = Optional.empty(); // guarded by this; kept though nothing serves it yet
    private boolean closed; // guarded by this

    GalleryRegistry(Supplier<GalleryLimits> limits) {
        this.limits = limits;
    }

    /**
     * The start of building a gallery.
     *
     * @param entry the gallery
     * @param throttle its build
     * @param mine whether the caller builds it; else another call does already
     */
    record Begun(GalleryEntry entry, BuildThrottle throttle, boolean mine) {}

    Optional<Gallery> ready(GalleryKey key) {
        GalleryEntry entry = all.get(key);
        return entry != null && entry.isReady() ? entry.gallery() : Optional.empty();
    }

    Map<GalleryKey, Gallery> ready() {
        return all.values().stream()
                .filter(GalleryEntry::isReady)
                .collect(Collectors.toMap(
                        GalleryEntry::key, entry -> entry.gallery().orElseThrow()));
    }

    /** @return empty if the gallery is ready */
    synchronized Optional<Begun> begin(GalleryStages stages, boolean urgent, BuildProgress progress)
            throws StoreException, InterruptedException {
        GalleryKey key = GalleryKey.of(stages);
        while (pruning.contains(key.space())) {
            wait();
        }
        if (closed) {
            throw new StoreException("the recognizer was stopped");
        }
        GalleryEntry there = all.get(key);
        if (there != null) {
            return there.throttle().map(throttle -> new Begun(there, throttle, false));
        }
        BuildThrottle throttle = new BuildThrottle(limits, urgent, progress);
        GalleryEntry entry = new GalleryEntry(key, stages, throttle);
        change(next -> next.put(key, entry));
        return Optional.of(new Begun(entry, throttle, true));
    }

    /** It could not be made. */
    void failed(GalleryEntry entry) {
        synchronized (this) {
            change(next -> next.remove(entry.key(), entry));
        }
        entry.close();
    }

    /**
     * Keeps these galleries and those that are being made; closes all others.
     *
     * @param wanted first the one that serves
     */
    void keep(List<GalleryStages> wanted) {
        List<GalleryEntry> left = new ArrayList<>();
        synchronized (this) {
            Map<GalleryKey, GalleryStages> keys = new LinkedHashMap<>();
            wanted.forEach(stages -> keys.putIfAbsent(GalleryKey.of(stages), stages));
            serving = keys.keySet().stream().findFirst();
            for (GalleryEntry entry : all.values()) {
                GalleryStages stages = keys.get(entry.key());
                if (stages != null) {
                    entry.stages(stages);
                } else if (entry.isReady()
                        && !incoming.equals(Optional.of(entry.key().gallery()))) {
                    left.add(entry);
                }
            }
            change(next -> next.values().removeAll(left));
        }
        left.forEach(GalleryEntry::close);
    }

    /** The latest arguments of {@link #keep}. */
    synchronized Optional<GalleryEntry> serving() {
        return serving.map(all::get);
    }

    /** Galleries of a store that is to serve soon are kept too; empty: of none. */
    synchronized void incoming(Optional<GalleryId> gallery) {
        incoming = gallery;
    }

    /** Those that writes reach. */
    List<GalleryEntry> of(GalleryId gallery) {
        return all.values().stream()
                .filter(h -> h.key().gallery().equals(gallery))
                .toList();
    }

    List<GalleryEntry> all() {
        return List.copyOf(all.values());
    }

    /** Keeps a space from being made until {@link #pruned}, unless a gallery in memory or in the making needs its embeddings. */
    synchronized boolean tryPrune(EmbeddingSpace space) {
        Set<EmbeddingSpace> needed =
                all.keySet().stream().map(GalleryKey::space).collect(Collectors.toSet());
        return !needed.contains(space) && pruning.add(space);
    }

    synchronized void pruned(EmbeddingSpace space) {
        pruning.remove(space);
        notifyAll();
    }

    void close() {
        List<GalleryEntry> left;
        synchronized (this) {
            closed = true;
            left = all();
            all = Map.of();
        }
        left.forEach(GalleryEntry::close);
    }

    private interface Change {
        void on(Map<GalleryKey, GalleryEntry> next);
    }

    /** The monitor is held. */
    private void change(Change change) {
        Map<GalleryKey, GalleryEntry> next = new HashMap<>(all);
        change.on(next);
        all = Map.copyOf(next);
    }
}
