package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.recognizer.slot.ActiveLineUp;
import io.mien.store.FaceStore;
import io.mien.store.NewFace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Galleries by store, matcher and embedding space, loaded when a line-up first needs one. Writes go to the store first and
 * then to every gallery of that store, under one lock, so that a gallery that is being loaded misses none. Thread-safe.
 */
public final class Galleries {
    /** The one that serves, and its predecessor, which frames on their way may still search. */
    private static final int KEPT = 2;

    private final Backfill backfill;
    private final Object lock = new Object();
    private final Map<Key, Gallery> loaded = new LinkedHashMap<>(); // guarded by lock, oldest first
    private volatile Current current; // the last one asked for

    private record Key(FaceStore store, Matcher matcher, EmbeddingSpace space) {}

    private record Current(Key key, Gallery gallery) {}

    /** @param backfill computes the embeddings that a space lacks */
    public Galleries(Backfill backfill) {
        this.backfill = backfill;
    }

    /** Where a line-up's embeddings belong. */
    public static EmbeddingSpace space(ActiveLineUp lineUp) {
        return new EmbeddingSpace(
                lineUp.extractor().embeddingModel(), lineUp.aligner().id());
    }

    /** The gallery of a line-up; loaded now where it is not yet. */
    public Gallery of(ActiveLineUp lineUp) throws MienException {
        Key key = new Key(lineUp.store(), lineUp.matcher(), space(lineUp));
        Current seen = current;
        if (seen != null && seen.key().equals(key)) {
            return seen.gallery();
        }
        synchronized (lock) {
            Gallery gallery = loaded.get(key);
            if (gallery == null) {
                gallery = load(key, lineUp);
                loaded.put(key, gallery);
                dropOldest();
            }
            current = new Current(key, gallery);
            return gallery;
        }
    }

    private Gallery load(Key key, ActiveLineUp lineUp) throws MienException {
        backfill.complete(key.space(), lineUp);
        Index index = key.matcher().open(lineUp.extractor().dimension());
        try {
            Gallery gallery = new Gallery(index);
            key.store().embeddings(key.space(), e -> gallery.put(e.faceId(), e.label(), e.values()));
            return gallery;
        } catch (MienException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private void dropOldest() {
        List<Key> keys = new ArrayList<>(loaded.keySet());
        for (Key key : keys.subList(0, Math.max(0, keys.size() - KEPT))) {
            loaded.remove(key).close();
        }
    }

    /** Stores faces of the line-up's space and makes them searchable; durable when this returns. */
    public List<Long> add(ActiveLineUp lineUp, List<NewFace> faces) throws MienException {
        synchronized (lock) {
            List<Long> ids = lineUp.store().add(faces);
            for (Map.Entry<Key, Gallery> entry : loaded.entrySet()) {
                for (int i = 0; i < ids.size(); i++) {
                    NewFace face = faces.get(i);
                    if (entry.getKey().store().equals(lineUp.store())
                            && entry.getKey().space().equals(face.embedding().space())) {
                        entry.getValue()
                                .put(ids.get(i), face.label(), face.embedding().values());
                    }
                }
            }
            return ids;
        }
    }

    /** Removes a person from the store and from every gallery of it; false where nobody is called that. */
    public boolean remove(FaceStore store, String label) throws MienException {
        synchronized (lock) {
            List<Long> ids = store.remove(label);
            loaded.forEach((key, gallery) -> {
                if (key.store().equals(store)) {
                    gallery.remove(ids);
                }
            });
            return !ids.isEmpty();
        }
    }

    /** Frees all galleries. */
    public void close() {
        synchronized (lock) {
            current = null;
            loaded.values().forEach(Gallery::close);
            loaded.clear();
        }
    }
}
