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
final class GalleryStatusReporter {
    private final GalleryRegistry registry;

    GalleryStatusReporter(GalleryRegistry registry) {
        this.registry = registry;
    }

    /** Those in memory, the one that serves first; of several of one space, the one furthest on. */
    List<GalleryStatus> loaded(Optional<FaceStore> store) throws StoreException {
        Optional<GalleryEntry> serving = registry.serving();
        Map<EmbeddingSpace, GalleryStatus> statuses = new LinkedHashMap<>();
        for (GalleryEntry entry : inOrder(store, serving)) {
            if (!statuses.containsKey(entry.key().space())) {
                statuses.put(entry.key().space(), status(entry, serving.equals(Optional.of(entry)), store));
            }
        }
        return List.copyOf(statuses.values());
    }

    private List<GalleryEntry> inOrder(Optional<FaceStore> store, Optional<GalleryEntry> serving) {
        return registry.all().stream()
                .filter(h ->
                        store.isEmpty() || h.key().gallery().equals(store.get().gallery()))
                .sorted(Comparator.comparing((GalleryEntry h) -> !serving.equals(Optional.of(h)))
                        .thenComparing(h -> !h.isReady())
                        .thenComparing(h -> h.key().space().toString()))
                .toList();
    }

    private static GalleryStatus status(GalleryEntry entry, boolean serves, Optional<FaceStore> store)
            throws StoreException {
        List<StoredFace> without =
                store.isPresent() ? store.get().without(entry.key().space()) : List.of();
        List<StoredFace> lacking =
                without.stream().filter(face -> !entry.usable(face)).toList();
        int faces = entry.gallery().map(Gallery::size).orElse(0);
        int open = without.size() - lacking.size();
        double progress =
                entry.throttle().map(BuildThrottle::done).orElse(open == 0 ? 1 : (double) faces / (faces + open));
        return GalleryStatus.of(entry.key().space(), serves, faces)
                .lacking(lacking)
                .progress(progress)
                .search(entry.gallery().flatMap(Gallery::search));
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
        return GalleryStatus.of(count.space(), serves, count.embeddings())
                .lacking(lacking)
                .progress(progress);
    }
}
