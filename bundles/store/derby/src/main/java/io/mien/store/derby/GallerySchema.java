package io.mien.store.derby;

import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbered steps that lead from an empty database to the present schema; each runs in a transaction of its own.
 *
 * <p>A step only adds: tables, indexes, columns that are nullable or have a default. So a program of the previous version
 * reads and writes the new schema too, and a roll-back keeps the gallery. A step that cannot keep to this raises
 * {@code meta.readable_from} to its own number. A database of a newer version is opened if its {@code readable_from}
 * is not newer than this program; otherwise it is refused by name.
 */
final class GallerySchema {
    private static final int NEWEST = 2;

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

    private final int newest;
    private final IntFunction<String> script;

    /**
     * @param newest number of the last step
     * @param script SQL of a step, from 1, as {@link #statements} reads it
     */
    GallerySchema(int newest, IntFunction<String> script) {
        this.newest = newest;
        this.script = script;
    }

    /** The schema of this program. */
    static GallerySchema current() {
        return new GallerySchema(NEWEST, GallerySchema::resource);
    }

    /** Number of the last step. */
    int newest() {
        return newest;
    }

    /** The row of {@code meta}. */
    record Meta(GalleryId gallery, int version, int readableFrom, long nextFace, boolean erasing) {}

    /** Makes the tables of a new gallery. */
    void create(DatabaseSession session, GalleryId gallery) throws SQLException {
        run(session, 1);
        session.update("INSERT INTO meta VALUES (?, 1, 1, 1, 0)", gallery.toString());
        session.commit();
        upgrade(session, 1);
    }

    /** Brings a gallery to this version, if it is older. */
    Meta open(DatabaseSession session) throws SQLException, StoreException {
        Meta meta = meta(session);
        if (meta.readableFrom() > newest) {
            throw new StoreException(
                    "the gallery has schema version " + meta.version() + ", which needs a program that knows version "
                            + meta.readableFrom() + "; this one knows " + newest);
        }
        if (meta.version() <= newest) {
            ForeignObjects.refuseTablesBut(tables(meta.version()), session);
        }
        upgrade(session, meta.version());
        return meta;
    }

    private Set<String> tables(int version) {
        return IntStream.rangeClosed(1, version)
                .mapToObj(step -> TABLE.matcher(script.apply(step)).results())
                .flatMap(found -> found.map(table -> table.group(1).toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private void upgrade(DatabaseSession session, int version) throws SQLException {
        for (int step = version + 1; step <= newest; step++) {
            run(session, step);
            session.update("UPDATE meta SET version = ?", step);
            session.commit();
        }
    }

    private void run(DatabaseSession session, int step) throws SQLException {
        for (String statement : statements(script.apply(step))) {
            session.execute(statement);
        }
    }

    /** The statements of a script; each ends with a semicolon at the end of a line, and comments have lines of their own. */
    static List<String> statements(String script) {
        return Stream.of(script.replaceAll("(?m)^--.*$", "").split(";\\s*(\n|$)"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static Meta meta(DatabaseSession session) throws SQLException, StoreException {
        try {
            return session.query(
                            "SELECT gallery, version, readable_from, next_face, erasing FROM meta", GallerySchema::meta)
                    .get(0);
        } catch (SQLSyntaxErrorException e) {
            throw new StoreException("the database is not that of a gallery", e);
        }
    }

    private static Meta meta(ResultSet row) throws SQLException {
        GalleryId gallery = new GalleryId(UUID.fromString(row.getString(1)));
        return new Meta(gallery, row.getInt(2), row.getInt(3), row.getLong(4), row.getInt(5) != 0);
    }

    private static String resource(int step) {
        try (InputStream in = GallerySchema.class.getResourceAsStream(step + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("step " + step + " of the schema is not in the bundle", e);
        }
    }
}
