package io.mien.store.derby;

import io.mien.store.FaceSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of {@code face} that say which picture a face was enrolled from. */
final class FaceSources {
    private FaceSources() {}

    /** The source of a face, if it is known. */
    static Optional<FaceSource> of(DatabaseSession session, long face) throws SQLException {
        return session
                .query(
                        "SELECT picture, source FROM face WHERE id = ? AND picture IS NOT NULL",
                        row -> source(row, 1),
                        face)
                .stream()
                .findFirst();
    }

    /** The sources of all faces below an id that have one. */
    static Map<Long, FaceSource> all(DatabaseSession session, long end) throws SQLException {
        Map<Long, FaceSource> sources = new HashMap<>();
        session.query(
                """
                SELECT id, picture, source FROM face --DERBY-PROPERTIES constraint=FACE_KEY
                WHERE id < ? AND picture IS NOT NULL""",
                row -> sources.put(row.getLong(1), source(row, 2)),
                end);
        return sources;
    }

    private static FaceSource source(ResultSet row, int column) throws SQLException {
        String name = new String(row.getBytes(column + 1), StandardCharsets.UTF_8);
        return new FaceSource(name, HexFormat.of().formatHex(row.getBytes(column)));
    }

    /** The ids of the faces from a picture, in order. */
    static List<Long> facesFrom(DatabaseSession session, String pixels) throws SQLException {
        byte[] digest = HexFormat.of().parseHex(pixels);
        return session.query(
                """
                SELECT id FROM face --DERBY-PROPERTIES index=FACE_PICTURE
                WHERE picture_hash = ? AND picture = ? ORDER BY id""",
                row -> row.getLong(1),
                hash(digest),
                digest);
    }

    static byte[] digest(FaceSource source) {
        return HexFormat.of().parseHex(source.pixels());
    }

    static byte[] name(FaceSource source) {
        return source.name().getBytes(StandardCharsets.UTF_8);
    }

    /** The part of the digest that the index has. */
    static int hash(FaceSource source) {
        return hash(digest(source));
    }

    /** Overwrites the source of a face where it lies. */
    static void overwrite(DatabaseSession session, long face) throws SQLException {
        session.overwrite("SELECT picture FROM face WHERE id = ? FOR UPDATE", face);
        session.overwrite("SELECT source FROM face WHERE id = ? FOR UPDATE", face);
    }

    private static int hash(byte[] digest) {
        return ByteBuffer.wrap(digest).getInt();
    }
}
