package io.mien.store.log;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The positions of everything in a log: about 350 bytes of memory a face. Chips and embeddings stay on the disk. Guarded by the
 * object that holds it; the faces that it hands out are values.
 */
final class LogIndex {
    private final NavigableMap<Long, Face> faces = new TreeMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<EmbeddingSpace, EmbeddingSpace> spaces = new HashMap<>();
    /** Read by a backup, too, while others write. */
    private final Map<EmbeddingSpace, Integer> dimensions = new ConcurrentHashMap<>();

    private long nextFace;
    private long superseded;

    /**
     * A face.
     *
     * @param enrolled milliseconds since 1970
     * @param chipAt offset of its chip in the file, if it has one
     * @param source the picture that it was enrolled from, if that is known
     * @param embeddings offset of the values of each space in the file
     */
    record Face(
            long id,
            String label,
            long enrolled,
            Optional<Long> chipAt,
            Optional<Source> source,
            Map<EmbeddingSpace, Long> embeddings) {
        StoredFace stored() {
            return new StoredFace(id, label, chipAt.isPresent());
        }

        /** The spaces that it has embeddings of, in the order in which these lie in the file. */
        List<EmbeddingSpace> spaces() {
            return embeddings.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        Face called(String other) {
            return new Face(id, other, enrolled, chipAt, source, embeddings);
        }

        private Face from(Source picture) {
            return new Face(id, label, enrolled, chipAt, Optional.of(picture), embeddings);
        }

        private Face with(EmbeddingSpace space, long at) {
            Map<EmbeddingSpace, Long> more = new HashMap<>(embeddings);
            more.put(space, at);
            return new Face(id, label, enrolled, chipAt, source, Map.copyOf(more));
        }
    }

    /**
     * The picture of a face.
     *
     * @param hash the first 64 bits of its digest
     * @param at where in the file its digest and name are
     */
    record Source(long hash, long at) {}

    LogIndex(long nextFace) {
        this.nextFace = nextFace;
    }

    void add(long id, long enrolled, String label, Optional<Long> chipAt) {
        faces.put(
                id, new Face(id, labels.computeIfAbsent(label, l -> l), enrolled, chipAt, Optional.empty(), Map.of()));
        nextFace = Math.max(nextFace, id + 1);
    }

    void from(long face, Source source) {
        faces.computeIfPresent(face, (id, known) -> known.from(source));
    }

    void put(long face, EmbeddingSpace given, int dimension, long at) {
        EmbeddingSpace space = spaces.computeIfAbsent(given, s -> s);
        dimensions.put(space, dimension);
        Face before = faces.get(face);
        if (before == null) {
            throw new IllegalArgumentException("an embedding of face " + face + ", which is not there");
        }
        if (before.embeddings().containsKey(space)) {
            superseded += (long) Float.BYTES * dimension;
        }
        faces.put(face, before.with(space, at));
    }

    /** The first id that no face was given so far. */
    long nextFace() {
        return nextFace;
    }

    /** Bytes of embeddings that others have taken the place of. */
    long superseded() {
        return superseded;
    }

    /** By id. */
    Collection<Face> faces() {
        return faces.values();
    }

    Optional<Face> face(long id) {
        return Optional.ofNullable(faces.get(id));
    }

    /** At most {@code most} faces with an embedding in a space, by id, between two ids. */
    List<Face> with(EmbeddingSpace space, long after, long before, int most) {
        return faces.subMap(after, false, before, false).values().stream()
                .filter(face -> face.embeddings().containsKey(space))
                .limit(most)
                .toList();
    }

    List<StoredFace> stored(Predicate<Face> which) {
        return faces.values().stream().filter(which).map(Face::stored).toList();
    }

    /** Everybody, by label. */
    List<Person> people() {
        Map<String, Person> people = new TreeMap<>();
        for (Face face : faces.values()) {
            Person one = new Person(face.label(), 1, Instant.ofEpochMilli(face.enrolled()));
            people.merge(face.label(), one, LogIndex::join);
        }
        return List.copyOf(people.values());
    }

    private static Person join(Person one, Person other) {
        Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Person(one.label(), one.faces() + other.faces(), since);
    }

    List<SpaceCount> spaces() {
        Map<EmbeddingSpace, Integer> counts = new HashMap<>();
        for (Face face : faces.values()) {
            face.embeddings().keySet().forEach(space -> counts.merge(space, 1, Integer::sum));
        }
        List<SpaceCount> spaces = new ArrayList<>();
        counts.forEach((space, count) -> spaces.add(new SpaceCount(space, count)));
        return spaces;
    }

    /** How many values the embeddings of a space have that is stored here. */
    int dimension(EmbeddingSpace space) {
        return dimensions.get(space);
    }

    /** @throws StoreException if embeddings of a space would not be of one length */
    void check(List<Embedding> embeddings) throws StoreException {
        Map<EmbeddingSpace, Integer> known = new HashMap<>(dimensions);
        for (Embedding embedding : embeddings) {
            Integer stored = known.putIfAbsent(embedding.space(), embedding.dimension());
            if (stored != null && stored != embedding.dimension()) {
                throw new StoreException("an embedding in " + embedding.space() + " has " + embedding.dimension()
                        + " values, and those that are stored have " + stored);
            }
        }
    }
}
