package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.StoredFace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Copies a gallery into another store while the old one serves, proves the copy, and ends with the old one taking no more
 * writes. An id is never used twice, so that what is to be done follows from the two lists of faces.
 */
final class StoreMigration {
    private static final double COPIED = .6;
    private static final double PROVED = .9;
    private static final int MEBI = 20;

    private final Galleries galleries;
    private final GalleryWriter writer;
    private final FaceStore from;
    private final FaceStore to;
    private final int batch;
    private final DoubleConsumer progress;
    private final double space;
    private final Set<Long> touched = ConcurrentHashMap.newKeySet();
    private double reported; // of the migrating thread only

    StoreMigration(Galleries galleries, FaceStore from, FaceStore to, GalleryLimits limits, DoubleConsumer progress) {
        this.galleries = galleries;
        this.writer = galleries.writer();
        this.from = from;
        this.to = to;
        this.batch = limits.batch();
        this.space = limits.migrateSpace();
        this.progress = progress;
    }

    /**
     * Leaves the old store without writes when it returns, and as it was when it throws.
     *
     * @param serving whose index over the other store is made before it is needed
     * @return how many faces the other store has now
     */
    int run(Optional<GalleryStages> serving) throws MienException {
        refuseStrangers();
        refuseLittleSpace();
        writer.touched(Optional.of(touched));
        galleries.registry().incoming(Optional.of(to.gallery()));
        try {
            while (copy() > batch) {
                // Until so few changes came in the meantime that the write lock may be held for them.
            }
            prove(byId(from).keySet(), PROVED);
            index(serving);
            return writer.lock().with(this::end);
        } finally {
            galleries.registry().incoming(Optional.empty());
            writer.touched(Optional.empty());
        }
    }

    /** Faces of another gallery in the other store must be neither mixed with this gallery nor removed. */
    private void refuseStrangers() throws StoreException {
        Map<Long, StoredFace> ours = byId(from);
        for (StoredFace face : to.faces()) {
            if (!face.equals(ours.get(face.id()))) {
                throw new StoreException("the other store holds a face that is not of this gallery (" + face.id()
                        + "): a gallery is moved into an empty one");
            }
        }
    }

    /** Checks before anything is copied: a disk that fills up in the middle would hurt other programs that write to it. */
    private void refuseLittleSpace() throws StoreException {
        Optional<StoreSpace> ours = from.space();
        Optional<StoreSpace> theirs = to.space();
        if (ours.isPresent() && theirs.isPresent()) {
            // Faces that an earlier attempt has copied are not copied again.
            long needed = (long) (ours.get().used() * space) - theirs.get().used();
            if (theirs.get().usable() < needed) {
                throw new StoreException("the other store has " + (theirs.get().usable() >> MEBI)
                        + " MiB of disk space, and moving the gallery takes about " + (needed >> MEBI)
                        + " MiB: make room for it, or configure a folder on another disk");
            }
        }
    }

    private static Map<Long, StoredFace> byId(FaceStore store) throws StoreException {
        return store.faces().stream().collect(Collectors.toMap(StoredFace::id, Function.identity()));
    }

    /** Brings the other store to what this one holds now; returns how many faces were missing there. */
    private int copy() throws MienException {
        Map<Long, StoredFace> ours = byId(from);
        Map<Long, StoredFace> theirs = byId(to);
        correct(ours, theirs);
        Set<Long> missing = new TreeSet<>(ours.keySet());
        missing.removeAll(theirs.keySet());
        List<Long> ids = List.copyOf(missing);
        for (int i = 0; i < ids.size(); i += batch) {
            copy(ids.subList(i, Math.min(ids.size(), i + batch)));
            report(COPIED * (theirs.size() + i) / (theirs.size() + ids.size()));
        }
        return ids.size();
    }

    /** Repeats in the other store what was deleted here, or given to another person, since it was copied. */
    private void correct(Map<Long, StoredFace> ours, Map<Long, StoredFace> theirs) throws MienException {
        Set<Long> gone = new TreeSet<>(theirs.keySet());
        gone.removeAll(ours.keySet());
        Map<String, Set<Long>> moved = new TreeMap<>();
        for (StoredFace face : theirs.values()) {
            StoredFace own = ours.get(face.id());
            if (own != null && !own.label().equals(face.label())) {
                moved.computeIfAbsent(own.label(), label -> new TreeSet<>()).add(face.id());
            }
        }
        writer.lock().with(() -> {
            if (!gone.isEmpty()) {
                writer.removeFaces(to, gone);
            }
            for (Map.Entry<String, Set<Long>> person : moved.entrySet()) {
                writer.move(to, person.getValue(), person.getKey());
            }
            return null;
        });
    }

    private void copy(List<Long> ids) throws MienException {
        List<FaceRecord> records = new ArrayList<>(ids.size());
        for (long id : ids) {
            // Empty where it was removed since it was listed.
            from.face(id).ifPresent(records::add);
        }
        writer.lock().with(() -> {
            writer.copy(to, records);
            return null;
        });
    }

    private void prove(Set<Long> ids, double most) throws StoreException {
        int done = 0;
        for (long id : ids) {
            Optional<FaceRecord> ours = from.face(id);
            if (ours.isPresent()
                    && !same(ours, to.face(id))
                    && !touched.contains(id)
                    && from.face(id).isPresent()) {
                throw new StoreException("the copy of face " + id + " is not what was copied");
            }
            done++;
            report(COPIED + (most - COPIED) * done / ids.size());
        }
    }

    private static boolean same(Optional<FaceRecord> one, Optional<FaceRecord> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || same(one.get(), other.get()));
    }

    private void report(double done) {
        if (done > reported) {
            reported = done;
            progress.accept(done);
        }
    }

    /** Bit by bit; only embeddings that this gallery lacks may have been made for the other already. */
    private static boolean same(FaceRecord one, FaceRecord other) {
        boolean chips = one.chip().isPresent() == other.chip().isPresent()
                && one.chip()
                        .map(chip ->
                                chip.points().equals(other.chip().orElseThrow().points())
                                        && Arrays.equals(
                                                chip.picture(),
                                                other.chip().orElseThrow().picture()))
                        .orElse(true);
        return chips
                && one.label().equals(other.label())
                && one.enrolled().equals(other.enrolled())
                && one.source().equals(other.source())
                && other.embeddings().containsAll(one.embeddings());
    }

    private boolean hasSpacesOf(List<SpaceCount> ours) throws StoreException {
        Map<EmbeddingSpace, Integer> theirs =
                to.spaces().stream().collect(Collectors.toMap(SpaceCount::space, SpaceCount::embeddings));
        return ours.stream().allMatch(c -> theirs.getOrDefault(c.space(), 0) >= c.embeddings());
    }

    /** The slot then finds the gallery ready, as if the store had only changed its name. */
    private void index(Optional<GalleryStages> serving) throws MienException {
        if (serving.isPresent()) {
            GalleryStages old = serving.get();
            galleries.of(new GalleryStages(old.aligner(), old.extractor(), old.matcher(), to));
        }
    }

    /** The lock is held: what came since is taken over, and nothing can come any more. */
    private int end() throws MienException {
        Set<Long> last = new HashSet<>(byId(from).keySet());
        last.removeAll(byId(to).keySet());
        copy();
        for (long id : touched) {
            Optional<FaceRecord> ours = from.face(id);
            if (ours.isPresent()) {
                for (Embedding embedding : ours.get().embeddings()) {
                    writer.copy(to, ours.get(), embedding);
                }
                last.add(id);
            }
        }
        touched.clear();
        prove(last, 1);
        if (!from.faces().equals(to.faces()) || !from.people().equals(to.people()) || !hasSpacesOf(from.spaces())) {
            throw new StoreException("the copy has other people, faces or embeddings than the gallery");
        }
        writer.lock().moved(Optional.of(from.gallery()));
        return to.faces().size();
    }
}
