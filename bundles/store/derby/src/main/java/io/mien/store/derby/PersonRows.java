package io.mien.store.derby;

import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code person}, as a transaction changes them. */
final class PersonRows {
    private final DatabaseSession session;

    PersonRows(DatabaseSession session) {
        this.session = session;
    }

    /** The id of a person by the exact label. */
    Optional<Long> find(String label) throws SQLException {
        return session
                .query(
                        "SELECT id FROM person WHERE hash = ? AND label = ?",
                        row -> row.getLong(1),
                        label.hashCode(),
                        label)
                .stream()
                .findFirst();
    }

    /** The id of the person whom a new face belongs to; a new person has the id of this first face. */
    long idOf(String label, long firstFace) throws SQLException {
        Optional<Long> known = find(label);
        if (known.isEmpty()) {
            insert(firstFace, label);
        }
        return known.orElse(firstFace);
    }

    /** The id of the person who gets faces that are stored; a new person has a negative one, which no face can have. */
    long idOf(String label) throws SQLException {
        Optional<Long> known = find(label);
        if (known.isPresent()) {
            return known.get();
        }
        long least = session.query("SELECT MIN(id) FROM person", row -> row.getLong(1))
                .get(0);
        long id = Math.min(least, 0) - 1;
        insert(id, label);
        return id;
    }

    private void insert(long id, String label) throws SQLException {
        session.update("INSERT INTO person (id, label, hash) VALUES (?, ?, ?)", id, label, label.hashCode());
    }

    /** The ids of a person's faces, in order. */
    List<Long> faces(long person) throws SQLException {
        return session.query("SELECT id FROM face WHERE person = ? ORDER BY id", row -> row.getLong(1), person);
    }

    /**
     * The people whom faces belong to.
     *
     * @throws NoSuchFaceException if an id is that of no face
     */
    Set<Long> ownersOf(Collection<Long> faces) throws SQLException, StoreException {
        Set<Long> owners = new HashSet<>();
        for (long face : faces) {
            List<Long> owner = session.query("SELECT person FROM face WHERE id = ?", row -> row.getLong(1), face);
            if (owner.isEmpty()) {
                throw new NoSuchFaceException(face);
            }
            owners.add(owner.get(0));
        }
        return owners;
    }

    /** Overwrites and deletes a person without a face. */
    void removeIfWithoutFaces(long person) throws SQLException {
        if (faces(person).isEmpty()) {
            String label = session.query("SELECT label FROM person WHERE id = ?", row -> row.getString(1), person)
                    .get(0);
            session.update("UPDATE person SET label = ?, hash = 0 WHERE id = ?", overwritten(label), person);
            session.update("DELETE FROM person WHERE id = ?", person);
        }
    }

    /** Another label that takes as many bytes in the engine's UTF-8, so that it lies over the old one. */
    private static String overwritten(String label) {
        StringBuilder other = new StringBuilder(label.length());
        label.chars().forEach(c -> other.append(c < 0x80 ? 'x' : c < 0x800 ? '\u00d7' : '\u25cc'));
        return other.toString();
    }
}
