package io.mien.recognizer.gallery;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.SearchFigures;
import io.mien.store.FaceStore;
import io.mien.store.Label;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The people known, searchable with the embeddings of one space. Thread-safe. It lives in memory alone: while its store is
 * away it is searched as before. A search takes no lock.
 */
public final class Gallery {
    /** More than one, since a face may be forgotten between the search and the look at its label. */
    private static final int HITS = 3;

    private final Index index;
    private final Map<Long, Known> faces = new ConcurrentHashMap<>(); // written under this, read by searches
    private final Lock scanning =
            new ReentrantLock(); // held by the one scan; before the monitor, and while the store is read
    private Optional<Scan> scan = Optional.empty(); // guarded by this

    Gallery(Index index) {
        this.index = index;
    }

    /**
     * A face in the index.
     *
     * @param label the person
     * @param hash of its embedding, so that only what differs is put again
     */
    private record Known(String label, int hash) {}

    /** The changes of faces since a scan of the store began, which may read them as they were before. */
    private record Scan(Set<Long> present, Set<Long> removed, Map<Long, String> moved) {}

    /** Something that a scan is interrupted for. */
    interface Pace {
        void step() throws InterruptedException;
    }

    /**
     * The nearest face and its person.
     *
     * @param label the person
     * @param cosine -1..1
     * @param faceId the face
     */
    public record Match(String label, float cosine, long faceId) {}

    /** The nearest face to each probe of unit length, in order; empty if the gallery is. */
    public List<Optional<Match>> nearest(List<float[]> probes) {
        return index.search(probes, HITS).stream().map(this::first).toList();
    }

    private Optional<Match> first(List<Hit> hits) {
        for (Hit hit : hits) {
            Known known = faces.get(hit.faceId());
            if (known != null) {
                return Optional.of(new Match(known.label(), hit.cosine(), hit.faceId()));
            }
        }
        return Optional.empty();
    }

    /** The nearest face to a probe that is somebody else's than {@code label} and has at least a cosine. */
    public Optional<Match> nearestOther(float[] probe, String label, float least) {
        for (int most = HITS; ; most *= 4) {
            List<Hit> hits = index.search(probe, most);
            for (Hit hit : hits) {
                Known known = faces.get(hit.faceId());
                if (known != null && !Label.isSame(known.label(), label)) {
                    return Optional.of(new Match(known.label(), hit.cosine(), hit.faceId()))
                            .filter(match -> match.cosine() >= least);
                }
            }
            if (hits.size() < most || hits.get(hits.size() - 1).cosine() < least) {
                return Optional.empty();
            }
        }
    }

    int size() {
        return faces.size();
    }

    /** How thoroughly it is searched; empty if every face is compared. */
    Optional<SearchFigures> search() {
        return index.figures();
    }

    /** The label first: a face that a search finds has one. */
    synchronized void put(long faceId, String label, float[] embedding) {
        scan.ifPresent(s -> s.present().add(faceId));
        set(faceId, label, embedding);
    }

    private void set(long faceId, String label, float[] embedding) {
        Known known = new Known(label, Arrays.hashCode(embedding));
        Known before = faces.put(faceId, known);
        if (before == null || before.hash() != known.hash()) {
            index.put(faceId, embedding);
        }
    }

    /** These faces are another person's from now on. */
    synchronized void move(Collection<Long> faceIds, String label) {
        for (Long id : faceIds) {
            scan.ifPresent(s -> s.moved().put(id, label));
            faces.computeIfPresent(id, (face, known) -> new Known(label, known.hash()));
        }
    }

    synchronized void remove(Collection<Long> faceIds) {
        scan.ifPresent(s -> s.removed().addAll(faceIds));
        for (Long id : faceIds) {
            faces.remove(id);
            index.remove(id);
        }
    }

    /**
     * Copies what a store holds: adds what is missing, replaces what differs, drops what the store no longer has. Writes may
     * continue during this, if they reach this gallery too. Several calls run one after the other.
     *
     * @param pace called for every face
     */
    void takeOver(FaceStore store, GalleryKey key, Pace pace) throws StoreException, InterruptedException {
        scanning.lockInterruptibly();
        try {
            takeOverAlone(store, key, pace);
        } finally {
            scanning.unlock();
        }
    }

    private void takeOverAlone(FaceStore store, GalleryKey key, Pace pace) throws StoreException, InterruptedException {
        synchronized (this) {
            scan = Optional.of(new Scan(new HashSet<>(), new HashSet<>(), new HashMap<>()));
        }
        boolean whole = false;
        try {
            store.embeddings(key.space(), stored -> {
                take(stored);
                step(pace);
            });
            whole = true;
        } catch (PaceInterrupted e) {
            throw e.reason;
        } finally {
            end(whole);
        }
    }

    private synchronized void take(StoredEmbedding stored) {
        Scan running = scan.orElseThrow();
        if (!running.removed().contains(stored.faceId()) && running.present().add(stored.faceId())) {
            String label = running.moved().getOrDefault(stored.faceId(), stored.label());
            set(stored.faceId(), label, stored.values());
        }
    }

    private synchronized void end(boolean whole) {
        Scan running = scan.orElseThrow();
        scan = Optional.empty();
        if (whole && faces.size() > running.present().size()) {
            List<Long> gone = faces.keySet().stream()
                    .filter(id -> !running.present().contains(id))
                    .toList();
            remove(gone);
        }
    }

    /** A store's consumer throws nothing checked: this carries the interruption through the store. */
    private static final class PaceInterrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient InterruptedException reason;

        PaceInterrupted(InterruptedException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private static void step(Pace pace) {
        try {
            pace.step();
        } catch (InterruptedException e) {
            throw new PaceInterrupted(e);
        }
    }

    void close() {
        index.close();
    }
}
