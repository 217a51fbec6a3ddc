package io.mien.store.derby;

import io.mien.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Refuses a database that holds anything that could act: a gallery consists of tables, their keys and their indexes. A copied
 * data folder may be anybody's, and a view in place of a table would run when it is read. Only the engine's own catalog is
 * asked, and only for counts and names: no column is read that holds objects. A newer version may have made further tables; in a
 * gallery of a known version they are refused too.
 */
final class ForeignObjects {
    private static final String OF_THE_ENGINE =
            "(SELECT schemaid FROM sys.sysschemas WHERE schemaname LIKE 'SYS%' OR schemaname = 'SQLJ')";

    /** By what it is, how many there are. */
    private static final Map<String, String> LOOKS = new TreeMap<>(Map.of(
            "a view or a synonym", "SELECT COUNT(*) FROM sys.systables WHERE tabletype NOT IN ('S', 'T')",
            "a table of another schema",
                    "SELECT COUNT(*) FROM sys.systables WHERE tabletype = 'T' AND schemaid NOT IN"
                            + " (SELECT schemaid FROM sys.sysschemas WHERE schemaname = 'APP')",
            "a function, a procedure or a type",
                    "SELECT COUNT(*) FROM sys.sysaliases WHERE schemaid NOT IN " + OF_THE_ENGINE
                            + " OR javaclassname NOT LIKE 'org.apache.derby.%'",
            "a trigger", "SELECT COUNT(*) FROM sys.systriggers",
            "a jar", "SELECT COUNT(*) FROM sys.sysfiles",
            "a condition", "SELECT COUNT(*) FROM sys.syschecks",
            "a foreign key", "SELECT COUNT(*) FROM sys.sysforeignkeys",
            "a sequence", "SELECT COUNT(*) FROM sys.syssequences WHERE schemaid NOT IN " + OF_THE_ENGINE,
            "a stored statement", "SELECT COUNT(*) FROM sys.sysstatements WHERE type <> 'S'"));

    /** Properties of a database that name code, users or other databases. */
    private static final List<String> PROPERTIES = List.of(
            "derby.database.classpath",
            "derby.connection.requireAuthentication",
            "derby.authentication.provider",
            "derby.authentication.server",
            "derby.database.sqlAuthorization",
            "derby.database.defaultConnectionMode",
            "derby.database.propertiesOnly");

    /** What {@link #refuse} proves. */
    static final String PROOF = LOOKS + " " + PROPERTIES;

    private ForeignObjects() {}

    /** @throws StoreException naming what the database holds that no gallery does */
    static void refuse(DatabaseSession session) throws SQLException, StoreException {
        for (Map.Entry<String, String> look : LOOKS.entrySet()) {
            if (session.query(look.getValue(), row -> row.getInt(1)).get(0) > 0) {
                throw foreign(look.getKey());
            }
        }
        for (String property : PROPERTIES) {
            List<String> value = session.query(
                    "VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY(CAST(? AS VARCHAR(200)))",
                    row -> String.valueOf(row.getString(1)),
                    property);
            if (!value.get(0).equals("null")) {
                throw foreign("the property " + property);
            }
        }
    }

    /**
     * @param known names of the tables that a gallery of this version has
     * @throws StoreException naming a table that it does not have
     */
    static void refuseTablesBut(Set<String> known, DatabaseSession session) throws SQLException, StoreException {
        List<String> tables = session.query(
                "SELECT tablename FROM sys.systables WHERE tabletype = 'T' ORDER BY tablename",
                row -> row.getString(1));
        for (String table : tables) {
            if (!known.contains(table)) {
                throw new StoreException("it is not a database that Mien made: it holds the table " + table
                        + "; restore a backup of that gallery instead");
            }
        }
    }

    /** @param what it holds */
    static StoreException foreign(String what) {
        return new StoreException("it is not a database that Mien made: it holds " + what
                + ", which could run code; if you trust where it comes from, restore a backup of that gallery instead");
    }
}
