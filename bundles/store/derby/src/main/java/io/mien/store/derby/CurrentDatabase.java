package io.mien.store.derby;

import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The database that calls go to, until another takes its place or it is closed. Thread-safe. */
final class CurrentDatabase {
    private static final Logger LOG = System.getLogger(CurrentDatabase.class.getName());

    private final Settings settings;

    /** Calls share it; exchanging or closing the database has it alone. Fair, so that no stream of calls holds those up. */
    private final ReadWriteLock exchange = new ReentrantReadWriteLock(true);

    /** Empty once closed. Written by who has {@link #exchange} alone, or closes after waiting for it in vain. */
    private volatile Optional<Database> database;

    CurrentDatabase(Settings settings, Database database) {
        this.settings = settings;
        this.database = Optional.of(database);
    }

    /** What is done with the database. */
    interface Call<T> {
        T on(Database open) throws SQLException, IOException, StoreException;
    }

    /** @param what is done, for the message where it fails */
    <T> T call(String what, Call<T> call) throws StoreException {
        BoundedWait.take(exchange.readLock()::tryLock, settings.callWait(), "a restore");
        try {
            return run(what, call);
        } finally {
            exchange.readLock().unlock();
        }
    }

    /**
     * Lets another database take the place of this one.
     *
     * @param change closes the one and opens the other
     * @param undo opens the database that there is after {@code change} failed; told why it did
     */
    Database exchange(String what, Call<Database> change, Recovery undo) throws StoreException {
        BoundedWait.take(exchange.writeLock()::tryLock, settings.callWait(), "running calls");
        try {
            return run(what, open -> {
                database = Optional.empty();
                database = Optional.of(change(open, change, undo));
                return database.get();
            });
        } finally {
            exchange.writeLock().unlock();
        }
    }

    interface Recovery {
        Database after(Exception failure) throws SQLException, IOException, StoreException;
    }

    private Database change(Database open, Call<Database> change, Recovery undo)
            throws SQLException, IOException, StoreException {
        try {
            return change.on(open);
        } catch (SQLException | IOException | StoreException e) {
            database = Optional.of(undo.after(e));
            throw e;
        }
    }

    private <T> T run(String what, Call<T> call) throws StoreException {
        Database open = database.orElseThrow(() -> new StoreClosedException(
                "the gallery in " + settings.folder() + " cannot " + what + ": the store is closed"));
        try {
            return call.on(open);
        } catch (NoSuchFaceException e) {
            throw e;
        } catch (SQLException | IOException | StoreException e) {
            throw Failures.wrap("the gallery in " + settings.folder() + " cannot " + what, e);
        }
    }

    /** Waits for running calls as long as configured, then closes under them, and they fail. Does nothing the second time. */
    void close() throws SQLException {
        boolean alone = false;
        try {
            BoundedWait.take(exchange.writeLock()::tryLock, settings.closeWait(), "running calls");
            alone = true;
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The gallery in {0} is closed: {1}", settings.folder(), e.getMessage());
        }
        try {
            Optional<Database> open = database;
            database = Optional.empty();
            if (open.isPresent()) {
                open.get().close();
            }
        } finally {
            if (alone) {
                exchange.writeLock().unlock();
            }
        }
    }
}
