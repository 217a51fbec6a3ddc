package io.mien.store.derby;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection with the statements prepared on it. Used by one thread at a time. */
final class DatabaseSession implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Takes the connection over. */
    DatabaseSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Turns the row that a result stands on into a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement that has no result; for schema steps and procedures. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return how many rows it changed */
    int update(String sql, Object... parameters) throws SQLException {
        return prepare(sql, parameters).executeUpdate();
    }

    /** @return every row, read */
    <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
        List<T> values = new ArrayList<>();
        try (ResultSet result = prepare(sql, parameters).executeQuery()) {
            while (result.next()) {
                values.add(row.read(result));
            }
        }
        return values;
    }

    /**
     * Overwrites, where they lie, the bytes of the one binary column that a query selects. A value of equal length is
     * written in place, so that the old one is in no page any more.
     */
    void overwrite(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    byte[] old = result.getBytes(1);
                    if (old != null) {
                        result.updateBytes(1, new byte[old.length]);
                        result.updateRow();
                    }
                }
            }
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Whether it can be used: not if the engine has shut its database down. */
    boolean isOpen() throws SQLException {
        return !connection.isClosed();
    }

    boolean readOnly() throws SQLException {
        return connection.isReadOnly();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Gives the connection up; what was not committed is undone. */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }
}
