package io.mien.store.derby;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import io.mien.store.folder.FloatBytes;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queries of the tables. Everything is read by ranges of face ids that end below the first one not yet committed, so
 * that no reader waits for a transaction that adds; each table is read by its key, which the optimizer cannot change.
 */
final class FaceReader {
    private final DatabaseSession session;
    private final long end;

    /**
     * @param session to read on
     * @param end reads what is older than this face
     */
    FaceReader(DatabaseSession session, long end) {
        this.session = session;
        this.end = end;
    }

    private record FaceRow(long id, long person, Instant enrolled, boolean hasChip) {
        FaceSummary summary(String label, Optional<FaceSource> source) {
            return new FaceSummary(id, label, enrolled, hasChip, source);
        }
    }

    private record EmbeddingRow(long face, float[] values) {}

    /** Labels by person id. */
    Map<Long, String> labels() throws SQLException {
        Map<Long, String> labels = new HashMap<>();
        session.query(
                """
                SELECT id, label FROM person --DERBY-PROPERTIES constraint=PERSON_KEY
                WHERE id < ?""",
                row -> labels.put(row.getLong(1), row.getString(2)),
                end);
        return labels;
    }

    List<Person> people() throws SQLException {
        Map<Long, String> labels = labels();
        return people(faceRows(0, end).stream()
                .map(face -> face.summary(labels.get(face.person()), Optional.empty()))
                .toList());
    }

    /** Those whom faces belong to, by label; the faces are in order. */
    static List<Person> people(List<FaceSummary> faces) {
        Map<String, Person> people = new HashMap<>();
        for (FaceSummary face : faces) {
            Person first = new Person(face.label(), 1, face.enrolled());
            people.merge(face.label(), first, (a, b) -> new Person(a.label(), a.faces() + 1, a.since()));
        }
        return people.values().stream()
                .sorted(Comparator.comparing(Person::label))
                .toList();
    }

    List<StoredFace> faces() throws SQLException {
        Map<Long, String> labels = labels();
        return faceRows(0, end).stream()
                .map(face -> new StoredFace(face.id(), labels.get(face.person()), face.hasChip()))
                .toList();
    }

    List<StoredFace> without(EmbeddingSpace space) throws SQLException {
        Set<Long> embedded = new HashSet<>();
        Optional<SpaceNumbers.Stored> stored = space(space);
        if (stored.isPresent()) {
            session.query(
                    """
                    SELECT face FROM embedding --DERBY-PROPERTIES constraint=EMBEDDING_KEY
                    WHERE space_id = ? AND face < ?""",
                    row -> embedded.add(row.getLong(1)),
                    stored.get().id(),
                    end);
        }
        return faces().stream().filter(face -> !embedded.contains(face.id())).toList();
    }

    Optional<SpaceNumbers.Stored> space(EmbeddingSpace space) throws SQLException {
        return SpaceNumbers.find(session, space);
    }

    /** The next embeddings of a space, by face id, of faces after {@code after}. */
    List<StoredEmbedding> embeddings(int space, long after, int most, Map<Long, String> labels) throws SQLException {
        List<EmbeddingRow> rows = session.query(
                """
                SELECT face, bytes FROM embedding --DERBY-PROPERTIES constraint=EMBEDDING_KEY
                WHERE space_id = ? AND face > ? AND face < ? ORDER BY space_id, face FETCH FIRST\s"""
                        + most + " ROWS ONLY",
                row -> new EmbeddingRow(row.getLong(1), FloatBytes.floats(row.getBytes(2))),
                space,
                after,
                end);
        List<StoredEmbedding> found = new ArrayList<>(rows.size());
        if (!rows.isEmpty()) {
            Map<Long, String> owners = new HashMap<>();
            faceRows(rows.get(0).face(), rows.get(rows.size() - 1).face() + 1)
                    .forEach(face -> owners.put(face.id(), labels.get(face.person())));
            for (EmbeddingRow row : rows) {
                found.add(new StoredEmbedding(row.face(), owners.get(row.face()), row.values()));
            }
        }
        return found;
    }

    /** Every space with embeddings, by the order in which they came. */
    List<SpaceCount> spaces() throws SQLException {
        List<SpaceCount> counts = new ArrayList<>();
        for (SpaceNumbers.Named named : SpaceNumbers.all(session)) {
            int count = session.query(
                            """
                            SELECT COUNT(*) FROM embedding --DERBY-PROPERTIES constraint=EMBEDDING_KEY
                            WHERE space_id = ? AND face < ?""",
                            row -> row.getInt(1),
                            named.id(),
                            end)
                    .get(0);
            if (count > 0) {
                counts.add(new SpaceCount(named.space(), count));
            }
        }
        return counts;
    }

    /** All that is kept of a face. */
    Optional<FaceRecord> face(long faceId) throws SQLException {
        List<FaceRow> faces = faceId < end ? faceRows(faceId, faceId + 1) : List.of();
        if (faces.isEmpty()) {
            return Optional.empty();
        }
        FaceRow face = faces.get(0);
        return Optional.of(new FaceRecord(
                faceId,
                label(face.person()),
                face.enrolled(),
                chip(faceId),
                embeddings(faceId),
                FaceSources.of(session, faceId)));
    }

    List<Embedding> embeddings(long faceId) throws SQLException {
        List<Embedding> embeddings = new ArrayList<>();
        for (SpaceNumbers.Named named : SpaceNumbers.all(session)) {
            embeddings.addAll(session.query(
                    "SELECT bytes FROM embedding WHERE space_id = ? AND face = ?",
                    row -> new Embedding(named.space(), FloatBytes.floats(row.getBytes(1))),
                    named.id(),
                    faceId));
        }
        return embeddings;
    }

    /** The ids of the next faces. */
    List<Long> ids(long after, int most) throws SQLException {
        return session.query(
                """
                SELECT id FROM face --DERBY-PROPERTIES constraint=FACE_KEY
                WHERE id > ? AND id < ? ORDER BY id FETCH FIRST\s"""
                        + most + " ROWS ONLY",
                row -> row.getLong(1),
                after,
                end);
    }

    /** Every face with its source, by id. */
    List<FaceSummary> summaries() throws SQLException {
        Map<Long, FaceSource> sources = FaceSources.all(session, end);
        Map<Long, String> labels = labels();
        return faceRows(0, end).stream()
                .map(face -> face.summary(labels.get(face.person()), Optional.ofNullable(sources.get(face.id()))))
                .toList();
    }

    /** The faces from a picture, by id. */
    List<FaceSummary> enrolledFrom(String pixels) throws SQLException {
        List<FaceSummary> found = new ArrayList<>();
        for (long id : FaceSources.facesFrom(session, pixels)) {
            for (FaceRow face : id < end ? faceRows(id, id + 1) : List.<FaceRow>of()) {
                found.add(face.summary(label(face.person()), FaceSources.of(session, id)));
            }
        }
        return found;
    }

    private String label(long person) throws SQLException {
        return session.query("SELECT label FROM person WHERE id = ?", row -> row.getString(1), person)
                .get(0);
    }

    Optional<Chip> chip(long faceId) throws SQLException {
        List<byte[]> points = session.query("SELECT points FROM face WHERE id = ?", row -> row.getBytes(1), faceId);
        if (points.isEmpty() || points.get(0) == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        session.query(
                "SELECT bytes FROM chip WHERE face = ? ORDER BY face, part",
                row -> {
                    byte[] part = row.getBytes(1);
                    picture.write(part, 0, part.length);
                    return part.length;
                },
                faceId);
        return Optional.of(new Chip(picture.toByteArray(), FloatBytes.points(points.get(0))));
    }

    private List<FaceRow> faceRows(long from, long to) throws SQLException {
        return session.query(
                """
                SELECT id, person, enrolled, points FROM face --DERBY-PROPERTIES constraint=FACE_KEY
                WHERE id >= ? AND id < ? ORDER BY id""",
                row -> new FaceRow(
                        row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)), row.getBytes(4) != null),
                from,
                to);
    }
}
