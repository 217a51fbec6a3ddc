package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.gallery.GalleryKey;
import io.mien.recognizer.swap.GalleryIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The galleries that can be searched, as the swap rules name them. Guarded by its owner. */
final class GalleryMemory {
    private final Galleries galleries;
    private final StageEntries entries;
    private Map<GalleryIdentity, Gallery> ready = Map.of();

    GalleryMemory(Galleries galleries, StageEntries entries) {
        this.galleries = galleries;
        this.entries = entries;
    }

    /** Looks at what is there now. */
    void refresh() {
        Map<GalleryIdentity, Gallery> next = new HashMap<>();
        galleries.ready().forEach((key, gallery) -> identities(key).forEach(id -> next.put(id, gallery)));
        ready = next;
    }

    Set<GalleryIdentity> identities() {
        return ready.keySet();
    }

    Optional<Gallery> gallery(GalleryIdentity identity) {
        return Optional.ofNullable(ready.get(identity));
    }

    /** None if its matcher has left, several if that is registered more than once. */
    private List<GalleryIdentity> identities(GalleryKey key) {
        return entries.of(StageKind.MATCHER).stream()
                .filter(matcher -> matcher.stage().equals(key.matcher()))
                .map(matcher -> new GalleryIdentity(
                        key.gallery().toString(),
                        matcher.description().contribution(),
                        key.space().toString()))
                .toList();
    }
}
