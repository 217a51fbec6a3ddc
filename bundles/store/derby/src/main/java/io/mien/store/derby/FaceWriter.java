package io.mien.store.derby;

import io.mien.extractor.Embedding;
import io.mien.store.FaceRecord;
import io.mien.store.NewFace;
import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreException;
import io.mien.store.folder.FloatBytes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The changes of the tables. There is one writer at a time, and one transaction for each call. */
final class FaceWriter {
    /** As in the schema: two parts of this size fill a page. */
    private static final int PART_BYTES = 16_000;

    /** As in the schema. */
    private static final int EMBEDDING_BYTES = 32_000;

    private final DatabaseSession session;
    private final PersonRows people;

    FaceWriter(DatabaseSession session) {
        this.session = session;
        this.people = new PersonRows(session);
    }

    /**
     * Makes the spaces that embeddings belong to, if they are new.
     *
     * @throws StoreException if an embedding has another length than those of its space, or is too long to be stored
     */
    void prepare(List<Embedding> embeddings) throws SQLException, StoreException {
        for (Embedding embedding : embeddings) {
            if (embedding.dimension() * Float.BYTES > EMBEDDING_BYTES) {
                throw new StoreException("an embedding of " + embedding.dimension() + " values is longer than the "
                        + EMBEDDING_BYTES / Float.BYTES + " that can be stored");
            }
            Optional<SpaceNumbers.Stored> stored = SpaceNumbers.find(session, embedding.space());
            if (stored.isEmpty()) {
                SpaceNumbers.add(session, embedding.space(), embedding.dimension());
            } else if (stored.get().dimension() != embedding.dimension()) {
                throw new StoreException(
                        "an embedding of " + embedding.dimension() + " values is none of " + embedding.space()
                                + ", whose embeddings have " + stored.get().dimension());
            }
        }
    }

    /** @return the new faces' ids, in order */
    List<Long> add(List<NewFace> faces, List<String> labels, long enrolled) throws SQLException {
        long next = nextFace();
        List<Long> ids = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            NewFace face = faces.get(i);
            insert(new FaceRecord(
                    next + i,
                    labels.get(i),
                    Instant.ofEpochMilli(enrolled),
                    face.chip(),
                    List.of(face.embedding()),
                    face.source()));
            ids.add(next + i);
        }
        session.update("UPDATE meta SET next_face = ?", next + faces.size());
        return ids;
    }

    /**
     * Adds faces under the ids that they had elsewhere.
     *
     * @throws StoreException if an id is not above all those given so far
     */
    void copy(List<FaceRecord> faces, List<String> labels) throws SQLException, StoreException {
        long next = nextFace();
        for (int i = 0; i < faces.size(); i++) {
            FaceRecord face = faces.get(i);
            if (face.id() < next) {
                throw new StoreException("the id " + face.id() + " is given already; the next one is " + next);
            }
            insert(new FaceRecord(
                    face.id(), labels.get(i), face.enrolled(), face.chip(), face.embeddings(), face.source()));
            next = face.id() + 1;
        }
        session.update("UPDATE meta SET next_face = ?", next);
    }

    private void insert(FaceRecord face) throws SQLException {
        session.update(
                """
                INSERT INTO face (id, person, enrolled, points, picture, picture_hash, source)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                face.id(),
                people.idOf(face.label(), face.id()),
                face.enrolled().toEpochMilli(),
                face.chip().map(c -> FloatBytes.ofPoints(c.points())).orElse(null),
                face.source().map(FaceSources::digest).orElse(null),
                face.source().map(FaceSources::hash).orElse(null),
                face.source().map(FaceSources::name).orElse(null));
        if (face.chip().isPresent()) {
            addChip(face.id(), face.chip().get().picture());
        }
        for (Embedding embedding : face.embeddings()) {
            put(face.id(), embedding);
        }
    }

    /** The id that the next face will have. */
    long nextFace() throws SQLException {
        return session.query("SELECT next_face FROM meta", row -> row.getLong(1))
                .get(0);
    }

    boolean exists(long faceId) throws SQLException {
        return !session.query("SELECT id FROM face WHERE id = ?", row -> row.getLong(1), faceId)
                .isEmpty();
    }

    /** Adds or replaces an embedding of a face that exists, in a space that exists. */
    void put(long faceId, Embedding embedding) throws SQLException {
        int space = SpaceNumbers.find(session, embedding.space()).orElseThrow().id();
        byte[] bytes = FloatBytes.ofFloats(embedding.values());
        if (session.update("UPDATE embedding SET bytes = ? WHERE space_id = ? AND face = ?", bytes, space, faceId)
                == 0) {
            session.update("INSERT INTO embedding (space_id, face, bytes) VALUES (?, ?, ?)", space, faceId, bytes);
        }
    }

    /**
     * Overwrites and deletes everything of a person, and notes that the transaction log still has it.
     *
     * @return the ids of the faces removed
     */
    List<Long> remove(String label) throws SQLException {
        Optional<Long> person = people.find(label);
        if (person.isEmpty()) {
            return List.of();
        }
        List<Long> faces = people.faces(person.get());
        removeRows(faces);
        people.removeIfWithoutFaces(person.get());
        session.update("UPDATE meta SET erasing = 1");
        return faces;
    }

    /**
     * Overwrites and deletes faces, and people whose last faces they are, and notes that the transaction log still has them.
     *
     * @return the faces
     * @throws NoSuchFaceException if an id is that of no face
     */
    Set<Long> removeFaces(SortedSet<Long> faces) throws SQLException, StoreException {
        Set<Long> owners = people.ownersOf(faces);
        removeRows(faces);
        for (long owner : owners) {
            people.removeIfWithoutFaces(owner);
        }
        session.update("UPDATE meta SET erasing = 1");
        return faces;
    }

    /**
     * Gives faces to another person, and notes that the transaction log may still have the label of a person without any left.
     *
     * @return the faces
     * @throws NoSuchFaceException if an id is that of no face
     */
    Set<Long> move(SortedSet<Long> faces, String label) throws SQLException, StoreException {
        Set<Long> owners = people.ownersOf(faces);
        long person = people.idOf(label);
        for (long face : faces) {
            session.update("UPDATE face SET person = ? WHERE id = ?", person, face);
        }
        for (long owner : owners) {
            people.removeIfWithoutFaces(owner);
        }
        session.update("UPDATE meta SET erasing = 1");
        return faces;
    }

    private void removeRows(Collection<Long> faces) throws SQLException {
        List<Integer> spaces = SpaceNumbers.ids(session);
        for (long face : faces) {
            session.overwrite("SELECT bytes FROM chip WHERE face = ? FOR UPDATE", face);
            session.update("DELETE FROM chip WHERE face = ?", face);
            for (int space : spaces) {
                removeEmbedding(space, face);
            }
            session.overwrite("SELECT points FROM face WHERE id = ? FOR UPDATE", face);
            FaceSources.overwrite(session, face);
            session.update("DELETE FROM face WHERE id = ?", face);
        }
    }

    /**
     * Overwrites and deletes embeddings of a space, and notes that the transaction log still has them.
     *
     * @param most at once
     * @return how many it deleted
     */
    int prune(int space, int most) throws SQLException {
        List<Long> faces = session.query(
                """
                SELECT face FROM embedding --DERBY-PROPERTIES constraint=EMBEDDING_KEY
                WHERE space_id = ? ORDER BY space_id, face FETCH FIRST\s"""
                        + most + " ROWS ONLY",
                row -> row.getLong(1),
                space);
        for (long face : faces) {
            removeEmbedding(space, face);
        }
        if (!faces.isEmpty()) {
            session.update("UPDATE meta SET erasing = 1");
        }
        return faces.size();
    }

    private void removeEmbedding(int space, long face) throws SQLException {
        session.overwrite("SELECT bytes FROM embedding WHERE space_id = ? AND face = ? FOR UPDATE", space, face);
        session.update("DELETE FROM embedding WHERE space_id = ? AND face = ?", space, face);
    }

    private void addChip(long face, byte[] picture) throws SQLException {
        for (int from = 0, part = 0; from < picture.length; from += PART_BYTES, part++) {
            byte[] bytes = Arrays.copyOfRange(picture, from, Math.min(from + PART_BYTES, picture.length));
            session.update("INSERT INTO chip (face, part, bytes) VALUES (?, ?, ?)", face, part, bytes);
        }
    }
}
