package io.mien.recognizer.gallery;

import io.mien.extractor.EmbeddingSpace;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.FaceStore;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how far galleries are, and whom they cannot know. */
final class Statuses {
    private final Shelf shelf;

    Statuses(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Those in memory, the one that serves first; of several of one space, the one furthest on. */
    List<GalleryStatus> loaded(Optional<FaceStore> store) throws StoreException {
        Optional<Held> serving = shelf.serving();
        Map<EmbeddingSpace, GalleryStatus> statuses = new LinkedHashMap<>();
        for (Held held : inOrder(store, serving)) {
            if (!statuses.containsKey(held.key().space())) {
                statuses.put(held.key().space(), status(held, serving.equals(Optional.of(held)), store));
            }
        }
        return List.copyOf(statuses.values());
    }

    private List<Held> inOrder(Optional<FaceStore> store, Optional<Held> serving) {
        return shelf.all().stream()
                .filter(h ->
                        store.isEmpty() || h.key().gallery().equals(store.get().gallery()))
                .sorted(Comparator.comparing((Held h) -> !serving.equals(Optional.of(h)))
                        .thenComparing(h -> !h.isReady())
                        .thenComparing(h -> h.key().space().toString()))
                .toList();
    }

    private static GalleryStatus status(Held held, boolean serves, Optional<FaceStore> store) throws StoreException {
        List<StoredFace> without =
                store.isPresent() ? store.get().without(held.key().space()) : List.of();
        List<StoredFace> lacking =
                without.stream().filter(face -> !held.usable(face)).toList();
        int faces = held.gallery().map(Gallery::size).orElse(0);
        int open = without.size() - lacking.size();
        double progress = held.making().map(Making::done).orElse(open == 0 ? 1 : (double) faces / (faces + open));
        return new GalleryStatus(
                held.key().space(),
                serves,
                faces,
                lacking,
                progress,
                held.gallery().flatMap(Gallery::search));
    }

    /** Those in memory, and every other space that a store has embeddings of. */
    List<GalleryStatus> all(FaceStore store, Optional<GalleryStages> serving) throws StoreException {
        List<GalleryStatus> all = new ArrayList<>(loaded(Optional.of(store)));
        List<SpaceCount> counts = new ArrayList<>(store.spaces());
        Optional<EmbeddingSpace> searched = serving.map(GalleryStages::space);
        if (counts.stream().noneMatch(c -> searched.equals(Optional.of(c.space())))) {
            searched.ifPresent(space -> counts.add(new SpaceCount(space, 0)));
        }
        for (SpaceCount count : counts) {
            if (all.stream().noneMatch(s -> s.space().equals(count.space()))) {
                all.add(stored(store, count, searched.equals(Optional.of(count.space()))));
            }
        }
        all.sort(Comparator.comparing(s -> !s.serving()));
        return all;
    }

    private static GalleryStatus stored(FaceStore store, SpaceCount count, boolean serves) throws StoreException {
        List<StoredFace> without = store.without(count.space());
        List<StoredFace> lacking =
                without.stream().filter(face -> !face.hasChip()).toList();
        int open = without.size() - lacking.size();
        double progress = open == 0 ? 1 : (double) count.embeddings() / (count.embeddings() + open);
        return new GalleryStatus(count.space(), serves, count.embeddings(), lacking, progress);
    }
}
