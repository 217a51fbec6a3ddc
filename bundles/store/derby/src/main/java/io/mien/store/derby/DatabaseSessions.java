package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Up to so many sessions, each used by one thread at a time and kept for the next. With one session it is what makes
 * writers take turns. A session in which something failed is abandoned, and so is one whose database the engine has shut
 * down, as it does when its log cannot be written: the next one starts from a clean connection, which also starts the
 * database again. Thread-safe.
 */
final class DatabaseSessions implements AutoCloseable {
    private final Source source;
    private final Semaphore permits;
    private final Duration wait;
    private final Queue<DatabaseSession> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean used;

    /**
     * @param source of further sessions
     * @param most sessions at once
     * @param wait longest wait for one
     */
    DatabaseSessions(Source source, int most, Duration wait) {
        this.source = source;
        this.permits = new Semaphore(most, true);
        this.wait = wait;
    }

    interface Source {
        DatabaseSession open() throws SQLException;
    }

    interface Work<T> {
        T on(DatabaseSession session) throws SQLException, IOException, StoreException;
    }

    /** Does the work in one transaction: committed when this returns, undone when it throws. */
    <T> T transact(Work<T> work) throws SQLException, IOException, StoreException {
        BoundedWait.take(permits::tryAcquire, wait, "other calls");
        used = true;
        try {
            DatabaseSession session = session();
            boolean committed = false;
            try {
                T result = work.on(session);
                session.commit();
                committed = true;
                return result;
            } finally {
                if (committed) {
                    idle.add(session);
                } else {
                    abandon(session);
                }
            }
        } finally {
            permits.release();
        }
    }

    /** Whether there was a transaction. */
    boolean used() {
        return used;
    }

    private DatabaseSession session() throws SQLException {
        DatabaseSession kept = idle.poll();
        while (kept != null && !kept.isOpen()) {
            kept = idle.poll();
        }
        return kept != null ? kept : source.open();
    }

    private static void abandon(DatabaseSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            // The failure that brought us here is on its way to the caller and says more than this one.
        }
    }

    /** Closes the sessions that are not in use. */
    @Override
    public void close() {
        for (DatabaseSession session = idle.poll(); session != null; session = idle.poll()) {
            abandon(session);
        }
    }
}
