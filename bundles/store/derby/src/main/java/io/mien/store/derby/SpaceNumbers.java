package io.mien.store.derby;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The numbers under which embedding spaces are stored. */
final class SpaceNumbers {
    private SpaceNumbers() {}

    /**
     * @param id the space's number
     * @param dimension of every embedding in it
     */
    record Stored(int id, int dimension) {}

    static Optional<Stored> find(DatabaseSession session, EmbeddingSpace space) throws SQLException {
        return session
                .query(
                        "SELECT id, dimension FROM embedding_space WHERE model = ? AND alignment = ?",
                        row -> new Stored(row.getInt(1), row.getInt(2)),
                        space.model().toString(),
                        space.alignment().value())
                .stream()
                .findFirst();
    }

    /**
     * @param id the space's number
     * @param space that it stands for
     */
    record Named(int id, EmbeddingSpace space) {}

    static List<Named> all(DatabaseSession session) throws SQLException {
        return session.query(
                "SELECT id, model, alignment FROM embedding_space ORDER BY id",
                row -> new Named(
                        row.getInt(1),
                        new EmbeddingSpace(ModelId.parse(row.getString(2)), new AlignmentId(row.getString(3)))));
    }

    /** Every number in use. */
    static List<Integer> ids(DatabaseSession session) throws SQLException {
        return session.query("SELECT id FROM embedding_space", row -> row.getInt(1));
    }

    static Stored add(DatabaseSession session, EmbeddingSpace space, int dimension) throws SQLException {
        int id = ids(session).stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        session.update(
                "INSERT INTO embedding_space (id, model, alignment, dimension) VALUES (?, ?, ?, ?)",
                id,
                space.model().toString(),
                space.alignment().value(),
                dimension);
        return new Stored(id, dimension);
    }
}
