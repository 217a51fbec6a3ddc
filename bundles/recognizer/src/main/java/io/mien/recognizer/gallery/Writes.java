package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every change of a store, with the galleries in memory that have its faces: the store first, under {@link WriteLock}, so that
 * a gallery that is being made misses none. Thread-safe.
 */
final class Writes {
    private static final Logger LOG = System.getLogger(Writes.class.getName());

    private final WriteLock lock;
    private final Shelf shelf;
    private final Runnable fellBehind;
    private Optional<Set<Long>> touched =
            Optional.empty(); // guarded by lock; faces with embeddings put since a copy began

    /** @param fellBehind told when a gallery lacks embeddings that can be made */
    Writes(WriteLock lock, Shelf shelf, Runnable fellBehind) {
        this.lock = lock;
        this.shelf = shelf;
        this.fellBehind = fellBehind;
    }

    WriteLock lock() {
        return lock;
    }

    /** Stores faces; galleries of other spaces than theirs follow in the background. */
    List<Long> add(FaceStore store, List<NewFace> faces) throws MienException {
        List<Long> ids = lock.withStore(store, () -> {
            List<Long> added = store.add(faces);
            for (int i = 0; i < added.size(); i++) {
                show(
                        store.gallery(),
                        added.get(i),
                        faces.get(i).label(),
                        List.of(faces.get(i).embedding()));
            }
            return added;
        });
        fellBehind.run();
        return ids;
    }

    boolean remove(FaceStore store, String label) throws MienException {
        return lock.withStore(store, () -> !erase(store, label).isEmpty());
    }

    /** The lock is held. */
    List<Long> erase(FaceStore store, String label) throws MienException {
        List<Long> ids = store.remove(label);
        shelf.of(store.gallery())
                .forEach(held -> held.gallery().ifPresent(gallery -> guarded(held, () -> gallery.remove(ids))));
        return ids;
    }

    /** An embedding that a gallery lacked; durable, and searchable there, when this returns. */
    void embedded(Held held, FaceStore store, StoredFace face, Embedding embedding) throws MienException {
        lock.with(() -> {
            lock.refuseMoved(store);
            // Noted first: who compares two stores meanwhile must know before it sees the difference.
            touched.ifPresent(ids -> ids.add(face.id()));
            if (store.put(face.id(), embedding)) {
                held.gallery()
                        .ifPresent(gallery ->
                                guarded(held, () -> gallery.put(face.id(), face.label(), embedding.values())));
            }
            return null;
        });
    }

    /** Stores faces of another store. The lock is held. */
    void copy(FaceStore store, List<FaceRecord> faces) throws MienException {
        store.copy(faces);
        faces.forEach(face -> show(store.gallery(), face.id(), face.label(), face.embeddings()));
    }

    /** Replaces an embedding in another store. The lock is held. */
    void copy(FaceStore store, FaceRecord face, Embedding embedding) throws MienException {
        store.put(face.id(), embedding);
        show(store.gallery(), face.id(), face.label(), List.of(embedding));
    }

    /** From now on notes the faces that get embeddings, in a set for several threads; empty: no more. */
    void touched(Optional<Set<Long>> ids) throws MienException {
        lock.with(() -> {
            touched = ids;
            return null;
        });
    }

    /** Replaces everything, also in memory. */
    void restore(FaceStore store, Path file) throws MienException {
        lock.withStore(store, () -> {
            store.restore(file);
            for (Held held : shelf.of(store.gallery())) {
                if (held.isReady()) {
                    takeOver(held.gallery().orElseThrow(), store, held.key());
                } else {
                    held.doubtful(true);
                }
                held.behind(true);
            }
            return null;
        });
        fellBehind.run();
    }

    private static void takeOver(Gallery gallery, FaceStore store, GalleryKey key) throws MienException {
        try {
            gallery.takeOver(store, key, () -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException("a pace that throws nothing", e);
        }
    }

    private void show(GalleryId gallery, long id, String label, List<Embedding> embeddings) {
        for (Held held : shelf.of(gallery)) {
            Optional<Embedding> own = embeddings.stream()
                    .filter(e -> e.space().equals(held.key().space()))
                    .findFirst();
            if (own.isPresent()) {
                held.gallery()
                        .ifPresent(g ->
                                guarded(held, () -> g.put(id, label, own.get().values())));
            } else {
                held.behind(true);
            }
        }
    }

    /** The store has it already: a matcher that fails must not make the call look undone. Memory is put in order later. */
    private static void guarded(Held held, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The index of " + held.key().space() + " did not take a change", e);
            held.doubtful(true);
        }
    }
}
