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
import java.util.stream.Collectors;

/** The galleries in memory. Thread-safe; its monitor is held for moments only, and nothing else is called under it. */
final class Shelf {
    private final GalleryLimits limits;
    private volatile Map<GalleryKey, Held> all = Map.of(); // immutable; replaced under this
    private Optional<GalleryKey> serving = Optional.empty(); // guarded by this
    private final Set<EmbeddingSpace> pruning = new HashSet<>(); // guarded by this
    private Optional<GalleryId> incoming = Optional.empty(); // guarded by this; kept though nothing serves it yet
    private boolean closed; // guarded by this

    Shelf(GalleryLimits limits) {
        this.limits = limits;
    }

    /**
     * The start of building a gallery.
     *
     * @param held the gallery
     * @param making its build
     * @param mine whether the caller builds it; else another call does already
     */
    record Begun(Held held, Making making, boolean mine) {}

    Optional<Gallery> ready(GalleryKey key) {
        Held held = all.get(key);
        return held != null && held.isReady() ? held.gallery() : Optional.empty();
    }

    Map<GalleryKey, Gallery> ready() {
        return all.values().stream().filter(Held::isReady).collect(Collectors.toMap(Held::key, held -> held.gallery()
                .orElseThrow()));
    }

    /** @return empty if the gallery is ready */
    synchronized Optional<Begun> begin(GalleryStages stages, boolean urgent, Progress progress)
            throws StoreException, InterruptedException {
        GalleryKey key = GalleryKey.of(stages);
        while (pruning.contains(key.space())) {
            wait();
        }
        if (closed) {
            throw new StoreException("the recognizer was stopped");
        }
        Held there = all.get(key);
        if (there != null) {
            return there.making().map(making -> new Begun(there, making, false));
        }
        Making making = new Making(limits, urgent, progress);
        Held held = new Held(key, stages, making);
        change(next -> next.put(key, held));
        return Optional.of(new Begun(held, making, true));
    }

    /** It could not be made. */
    void failed(Held held) {
        synchronized (this) {
            change(next -> next.remove(held.key(), held));
        }
        held.close();
    }

    /**
     * Keeps these galleries and those that are being made; closes all others.
     *
     * @param wanted first the one that serves
     */
    void keep(List<GalleryStages> wanted) {
        List<Held> left = new ArrayList<>();
        synchronized (this) {
            Map<GalleryKey, GalleryStages> keys = new LinkedHashMap<>();
            wanted.forEach(stages -> keys.putIfAbsent(GalleryKey.of(stages), stages));
            serving = keys.keySet().stream().findFirst();
            for (Held held : all.values()) {
                GalleryStages stages = keys.get(held.key());
                if (stages != null) {
                    held.stages(stages);
                } else if (held.isReady()
                        && !incoming.equals(Optional.of(held.key().gallery()))) {
                    left.add(held);
                }
            }
            change(next -> next.values().removeAll(left));
        }
        left.forEach(Held::close);
    }

    /** The latest arguments of {@link #keep}. */
    synchronized Optional<Held> serving() {
        return serving.map(all::get);
    }

    /** Galleries of a store that is to serve soon are kept too; empty: of none. */
    synchronized void incoming(Optional<GalleryId> gallery) {
        incoming = gallery;
    }

    /** Those that writes reach. */
    List<Held> of(GalleryId gallery) {
        return all.values().stream()
                .filter(h -> h.key().gallery().equals(gallery))
                .toList();
    }

    List<Held> all() {
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
        List<Held> left;
        synchronized (this) {
            closed = true;
            left = all();
            all = Map.of();
        }
        left.forEach(Held::close);
    }

    private interface Change {
        void on(Map<GalleryKey, Held> next);
    }

    /** The monitor is held. */
    private void change(Change change) {
        Map<GalleryKey, Held> next = new HashMap<>(all);
        change.on(next);
        all = Map.copyOf(next);
    }
}
