package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.recognizer.GalleryListener;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.GalleryId;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every change of a store, with the galleries in memory that have its faces: the store first, under {@link WriteLock}, so that
 * a gallery that is being made misses none. Thread-safe.
 */
final class GalleryWriter {
    private static final Logger LOG = System.getLogger(GalleryWriter.class.getName());

    private final WriteLock lock;
    private final GalleryRegistry registry;
    private final Runnable fellBehind;
    private final GalleryListener listener;
    private final StoredLabels labels = new StoredLabels(); // guarded by lock
    private Optional<Set<Long>> touched =
            Optional.empty(); // guarded by lock; faces that were changed since a copy began

    /**
     * @param fellBehind told when a gallery lacks embeddings that can be made
     * @param listener told of every change of people and faces
     */
    GalleryWriter(WriteLock lock, GalleryRegistry registry, Runnable fellBehind, GalleryListener listener) {
        this.lock = lock;
        this.registry = registry;
        this.fellBehind = fellBehind;
        this.listener = listener;
    }

    WriteLock lock() {
        return lock;
    }

    /** Stores faces; galleries of other spaces than theirs follow in the background. */
    List<Long> add(FaceStore store, List<NewFace> faces) throws MienException {
        List<Long> ids = lock.withStore(store, () -> addAlone(store, faces));
        fellBehind.run();
        return ids;
    }

    private List<Long> addAlone(FaceStore store, List<NewFace> faces) throws MienException {
        List<NewFace> named = named(store, faces);
        List<Long> added = store.add(named);
        for (int i = 0; i < added.size(); i++) {
            NewFace face = named.get(i);
            show(store.gallery(), added.get(i), face.label(), List.of(face.embedding()));
        }
        listener.galleryChanged();
        return added;
    }

    /** Stores a face unless the same face of the same picture is stored; empty if it is not and is not admitted. */
    Optional<Galleries.Entry> enroll(FaceStore store, NewFace face, Galleries.Admission admission)
            throws MienException {
        Optional<Galleries.Entry> enrolled = lock.withStore(store, () -> {
            NewFace called = admission.numbered() ? numbered(store, face) : face;
            Optional<FaceSummary> earlier = new EarlierFaces(store, admission.alike())
                    .of(named(store, List.of(called)).get(0));
            if (earlier.isEmpty() && !admission.admitted()) {
                return Optional.empty();
            }
            long id = earlier.isPresent()
                    ? earlier.get().id()
                    : addAlone(store, List.of(called)).get(0);
            return Optional.of(new Galleries.Entry(id, called.label(), earlier));
        });
        fellBehind.run();
        return enrolled;
    }

    /** Under the next number. The lock is held, so that nobody else chooses it. */
    private static NewFace numbered(FaceStore store, NewFace face) throws MienException {
        List<String> there = store.people().stream().map(Person::label).toList();
        String label = Label.check(Label.numbered(face.label(), there));
        return new NewFace(label, face.chip(), face.embedding(), face.source());
    }

    /** Deletes faces. The lock is held. */
    void removeFaces(FaceStore store, Set<Long> ids) throws MienException {
        labels.changed();
        store.removeFaces(ids);
        inMemory(store, gallery -> gallery.remove(ids));
        listener.galleryChanged();
    }

    /** Gives faces to another person. The lock is held. */
    void move(FaceStore store, Set<Long> ids, String label) throws MienException {
        touched.ifPresent(all -> all.addAll(ids));
        labels.changed();
        store.move(ids, label);
        inMemory(store, gallery -> gallery.move(ids, label));
        listener.galleryChanged();
    }

    private void inMemory(FaceStore store, Consumer<Gallery> change) {
        registry.of(store.gallery())
                .forEach(entry -> entry.gallery().ifPresent(gallery -> guarded(entry, () -> change.accept(gallery))));
    }

    private List<NewFace> named(FaceStore store, List<NewFace> faces) throws MienException {
        List<NewFace> named = new ArrayList<>(faces.size());
        for (NewFace face : faces) {
            named.add(new NewFace(labels.of(store, face.label()), face.chip(), face.embedding(), face.source()));
        }
        return named;
    }

    boolean remove(FaceStore store, String label) throws MienException {
        return lock.withStore(
                store, () -> !erase(store, labels.of(store, label)).isEmpty());
    }

    /** Removes the faces of this very label. The lock is held. */
    List<Long> erase(FaceStore store, String label) throws MienException {
        labels.changed();
        List<Long> ids = store.remove(label);
        inMemory(store, gallery -> gallery.remove(ids));
        if (!ids.isEmpty()) {
            listener.galleryChanged();
        }
        return ids;
    }

    /** An embedding that a gallery lacked; durable, and searchable there, when this returns. */
    void embedded(GalleryEntry entry, FaceStore store, StoredFace face, Embedding embedding) throws MienException {
        lock.with(() -> {
            lock.refuseMoved(store);
            // Noted first: a concurrent comparison of two stores must know of the face before it sees the difference.
            touched.ifPresent(ids -> ids.add(face.id()));
            if (store.put(face.id(), embedding)) {
                // It may have been moved to another person since it was listed.
                String label = store.face(face.id()).map(FaceRecord::label).orElse(face.label());
                entry.gallery()
                        .ifPresent(gallery -> guarded(entry, () -> gallery.put(face.id(), label, embedding.values())));
            }
            return null;
        });
    }

    /** Stores faces of another store. The lock is held. */
    void copy(FaceStore store, List<FaceRecord> faces) throws MienException {
        labels.changed();
        store.copy(faces);
        faces.forEach(face -> show(store.gallery(), face.id(), face.label(), face.embeddings()));
        listener.galleryChanged();
    }

    /** Replaces an embedding in another store. The lock is held. */
    void copy(FaceStore store, FaceRecord face, Embedding embedding) throws MienException {
        store.put(face.id(), embedding);
        show(store.gallery(), face.id(), face.label(), List.of(embedding));
    }

    /** From now on notes the faces that get embeddings or other labels, in a set for several threads; empty: no more. */
    void touched(Optional<Set<Long>> ids) throws MienException {
        lock.with(() -> {
            touched = ids;
            return null;
        });
    }

    /** Replaces everything, also in memory. */
    void restore(FaceStore store, Path file, Runnable checkpoint) throws MienException {
        lock.withStore(store, () -> {
            labels.changed();
            store.restore(file, checkpoint);
            for (GalleryEntry entry : registry.of(store.gallery())) {
                if (entry.isReady()) {
                    takeOver(entry.gallery().orElseThrow(), store, entry.key());
                } else {
                    entry.doubtful(true);
                }
                entry.behind(true);
            }
            listener.galleryChanged();
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
        for (GalleryEntry entry : registry.of(gallery)) {
            Optional<Embedding> own = embeddings.stream()
                    .filter(e -> e.space().equals(entry.key().space()))
                    .findFirst();
            if (own.isPresent()) {
                entry.gallery()
                        .ifPresent(g ->
                                guarded(entry, () -> g.put(id, label, own.get().values())));
            } else {
                entry.behind(true);
            }
        }
    }

    /** The store has it already: a matcher that fails must not make the call look undone. Memory is put in order later. */
    private static void guarded(GalleryEntry entry, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The index of " + entry.key().space() + " did not take a change", e);
            entry.doubtful(true);
        }
    }
}
