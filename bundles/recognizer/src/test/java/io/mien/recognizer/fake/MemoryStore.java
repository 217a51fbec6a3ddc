package io.mien.recognizer.fake;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.store.NoSuchFaceException;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A store for tests: as the contract says, except for durability. */
public final class MemoryStore implements FaceStore {
    private final GalleryId id;
    private final Map<Long, NewFace> faces = new TreeMap<>();
    private final Map<Long, Map<EmbeddingSpace, Embedding>> embeddings = new HashMap<>();
    private long next = 1;
    private boolean failing;
    private Optional<StoreSpace> space = Optional.empty();

    /** A store of a gallery of its own. */
    public MemoryStore() {
        this(new GalleryId(UUID.randomUUID()));
    }

    /** A store of this gallery. */
    public MemoryStore(GalleryId id) {
        this.id = id;
    }

    /** From now on every write fails, or no longer. */
    public synchronized void fail(boolean fails) {
        failing = fails;
    }

    /** From now on it takes and has this space. */
    public synchronized void occupy(StoreSpace taken) {
        space = Optional.of(taken);
    }

    @Override
    public synchronized Optional<StoreSpace> space() {
        return space;
    }

    @Override
    public GalleryId gallery() {
        return id;
    }

    @Override
    public synchronized List<Person> people() {
        Map<String, Long> counts = faces.values().stream()
                .collect(Collectors.groupingBy(NewFace::label, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> new Person(e.getKey(), e.getValue().intValue(), Instant.EPOCH))
                .toList();
    }

    @Override
    public synchronized List<StoredFace> faces() {
        return faces.entrySet().stream()
                .map(e -> new StoredFace(
                        e.getKey(), e.getValue().label(), e.getValue().chip().isPresent()))
                .toList();
    }

    @Override
    public synchronized List<Long> add(List<NewFace> added) throws StoreException {
        if (failing) {
            throw new StoreException("the disk is full");
        }
        List<Long> ids = new ArrayList<>();
        for (NewFace face : added) {
            faces.put(next, face);
            embeddings.put(next, new HashMap<>(Map.of(face.embedding().space(), face.embedding())));
            ids.add(next++);
        }
        return ids;
    }

    @Override
    public synchronized List<Long> remove(String label) {
        List<Long> ids = faces.entrySet().stream()
                .filter(e -> e.getValue().label().equals(label))
                .map(Map.Entry::getKey)
                .toList();
        faces.keySet().removeAll(ids);
        embeddings.keySet().removeAll(ids);
        return ids;
    }

    private void check(Set<Long> ids) throws StoreException {
        for (Long id : ids) {
            if (!faces.containsKey(id)) {
                throw new NoSuchFaceException(id);
            }
        }
    }

    @Override
    public synchronized void removeFaces(Set<Long> ids) throws StoreException {
        check(ids);
        faces.keySet().removeAll(ids);
        embeddings.keySet().removeAll(ids);
    }

    @Override
    public synchronized void move(Set<Long> ids, String label) throws StoreException {
        check(ids);
        ids.forEach(
                id -> faces.computeIfPresent(id, (key, f) -> new NewFace(label, f.chip(), f.embedding(), f.source())));
    }

    @Override
    public synchronized void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) {
        faces.forEach((id, face) -> Optional.ofNullable(embeddings.get(id).get(space))
                .ifPresent(e -> consumer.accept(new StoredEmbedding(id, face.label(), e.values()))));
    }

    @Override
    public synchronized List<StoredFace> without(EmbeddingSpace space) {
        return faces().stream()
                .filter(f -> !embeddings.get(f.id()).containsKey(space))
                .toList();
    }

    @Override
    public synchronized boolean put(long faceId, Embedding embedding) throws StoreException {
        if (failing) {
            throw new StoreException("the disk is full");
        }
        return Optional.ofNullable(embeddings.get(faceId))
                .map(e -> {
                    e.put(embedding.space(), embedding);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public synchronized Optional<Chip> chip(long faceId) {
        return Optional.ofNullable(faces.get(faceId)).flatMap(NewFace::chip);
    }

    @Override
    public synchronized List<SpaceCount> spaces() {
        Map<EmbeddingSpace, Long> counts = embeddings.values().stream()
                .flatMap(e -> e.keySet().stream())
                .collect(Collectors.groupingBy(s -> s, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> new SpaceCount(e.getKey(), e.getValue().intValue()))
                .toList();
    }

    @Override
    public synchronized int prune(EmbeddingSpace space) {
        return (int) embeddings.values().stream()
                .filter(e -> e.remove(space) != null)
                .count();
    }

    @Override
    public synchronized Optional<FaceRecord> face(long faceId) {
        return Optional.ofNullable(faces.get(faceId))
                .map(f -> new FaceRecord(
                        faceId,
                        f.label(),
                        Instant.EPOCH,
                        f.chip(),
                        List.copyOf(embeddings.get(faceId).values()),
                        f.source()));
    }

    @Override
    public synchronized void copy(List<FaceRecord> copied) throws StoreException {
        if (failing) {
            throw new StoreException("the disk is full");
        }
        for (FaceRecord face : copied) {
            if (face.id() < next) {
                throw new StoreException("the id " + face.id() + " is given already");
            }
            next = face.id() + 1;
            faces.put(
                    face.id(),
                    new NewFace(face.label(), face.chip(), face.embeddings().get(0), face.source()));
            embeddings.put(
                    face.id(),
                    face.embeddings().stream()
                            .collect(Collectors.toMap(Embedding::space, e -> e, (a, b) -> b, HashMap::new)));
        }
    }

    @Override
    public void backup(Path file) throws StoreException {
        throw new StoreException("a store of tests keeps nothing");
    }

    @Override
    public void restore(Path file) throws StoreException {
        throw new StoreException("a store of tests keeps nothing");
    }
}
