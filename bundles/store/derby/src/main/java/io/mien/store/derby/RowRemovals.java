package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * Takes rows out of a database, or corrects them, and then what they held out of the transaction log. Thread-safe; one call
 * at a time.
 */
final class RowRemovals {
    private final DatabaseSessions writer;
    private final ReadWriteLock rows;
    private final TransactionLog log;
    private final Duration wait;
    private final AtomicLong corrections = new AtomicLong();

    /** Whether the transaction log may hold what was removed; written as {@code meta.erasing} is. */
    private volatile boolean erasing;

    /**
     * @param writer the only session that writes
     * @param rows readers share it
     * @param wait longest wait for readers
     * @param erasing whether an earlier process left something
     */
    RowRemovals(DatabaseSessions writer, ReadWriteLock rows, TransactionLog log, Duration wait, boolean erasing) {
        this.writer = writer;
        this.rows = rows;
        this.log = log;
        this.wait = wait;
        this.erasing = erasing;
    }

    /** The change of the rows. */
    interface Removal<T> {
        T by(FaceWriter writing) throws SQLException, StoreException;
    }

    /** @return the ids of the faces that were removed */
    List<Long> remove(String label) throws SQLException, IOException, StoreException {
        return removeRows(writing -> writing.remove(label));
    }

    /** Corrects faces that are stored; readers see it whole or not at all. */
    Set<Long> correct(Removal<Set<Long>> correction) throws SQLException, IOException, StoreException {
        return removeRows(writing -> {
            corrections.incrementAndGet();
            return correction.by(writing);
        });
    }

    /** Another number than before where people may have got other labels; does not change while a query runs. */
    long corrections() {
        return corrections.get();
    }

    /**
     * In transactions of one batch each: readers wait for no more than that.
     *
     * @return how many embeddings there were
     */
    int prune(Optional<SpaceNumbers.Stored> space, int batch) throws SQLException, IOException, StoreException {
        int pruned = 0;
        for (int more = space.isPresent() ? 1 : 0; more > 0; pruned += more) {
            more = removeRows(writing -> writing.prune(space.get().id(), batch));
        }
        return pruned;
    }

    private <T> T removeRows(Removal<T> removal) throws SQLException, IOException, StoreException {
        return writer.transact(session -> {
            BoundedWait.take(rows.writeLock()::tryLock, wait, "readers");
            try {
                T removed = removal.by(new FaceWriter(session));
                boolean noted = session.query("SELECT erasing FROM meta", row -> row.getInt(1))
                                .get(0)
                        != 0;
                session.commit();
                erasing |= noted;
                return removed;
            } finally {
                rows.writeLock().unlock();
            }
        });
    }

    /**
     * Overwrites what was removed, if there is something. The rows are gone for good before this.
     *
     * @throws StoreException if it is still there
     */
    void erase() throws SQLException, IOException, StoreException {
        if (erasing) {
            erasing = !writer.transact(
                    session -> log.erase(session) && session.update("UPDATE meta SET erasing = 0") > 0);
            if (erasing) {
                throw new StoreException("the engine still holds its transaction log");
            }
        }
    }
}
