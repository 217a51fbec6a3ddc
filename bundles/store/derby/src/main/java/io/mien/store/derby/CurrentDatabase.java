package io.mien.store.derby;

import io.mien.store.GalleryId;
import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The database that calls go to, until another takes its place or it is closed. As long as a {@link ReadingCopy} answers every
 * call, it is not opened. Thread-safe.
 */
final class CurrentDatabase {
    private static final Logger LOG = System.getLogger(CurrentDatabase.class.getName());

    private final DerbySettings settings;

    /** Calls share it; exchanging or closing the database has it alone. Fair, so that no stream of calls holds those up. */
    private final ReadWriteLock exchange = new ReentrantReadWriteLock(true);

    /** Held by the call that opens the database; after {@link #exchange}. */
    private final Lock opening = new ReentrantLock();

    private final GalleryHome home;

    /**
     * Empty once closed, and before it is opened. Written with {@link #exchange} held alone, with {@link #opening} held, or by a
     * close that did not get them in time.
     */
    private volatile Optional<Database> database;

    /** Empty once the database is opened, or closed. Written as {@link #database} is. */
    private volatile Optional<ReadingCopy> copy;

    /** How often another database took the place of the one before. Written with {@link #exchange} held alone. */
    private volatile long exchanges;

    /** Whether a database that a call still opens is not wanted any more. */
    private volatile boolean closed;

    private CurrentDatabase(
            DerbySettings settings, GalleryHome home, Optional<ReadingCopy> copy, Optional<Database> database) {
        this.settings = settings;
        this.home = home;
        this.copy = copy;
        this.database = database;
    }

    /** Opens the database, unless there is a copy to read. */
    static CurrentDatabase open(DerbySettings settings, GalleryHome home)
            throws SQLException, IOException, StoreException {
        Optional<ReadingCopy> copy = home.copy();
        return new CurrentDatabase(
                settings, home, copy, copy.isPresent() ? Optional.empty() : Optional.of(home.open()));
    }

    /** Which gallery it is; it is not closed. */
    GalleryId gallery() {
        Optional<ReadingCopy> unopened = copy;
        return unopened.isPresent()
                ? unopened.get().gallery()
                : database.orElseThrow().gallery();
    }

    /** How often another gallery may have taken the place of the one before. */
    long exchanges() {
        return exchanges;
    }

    /** What calls of {@link #read} are answered from; empty once the database is opened. */
    Optional<ReadingCopy> copy() {
        return copy;
    }

    /**
     * Asks the copy if there is one, else the database.
     *
     * @param what as for {@link #call}
     */
    <T> T read(String what, Function<ReadingCopy, T> copied, Database.Query<T> query) throws StoreException {
        Optional<ReadingCopy> unopened = copy;
        return unopened.isPresent() ? copied.apply(unopened.get()) : call(what, open -> open.read(query));
    }

    /** An operation on the database. */
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
                exchanges++;
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
        try {
            return call.on(database(what));
        } catch (NoSuchFaceException | StoreClosedException e) {
            throw e;
        } catch (SQLException | IOException | StoreException e) {
            throw DerbyFailures.wrap("the gallery in " + settings.folder() + " cannot " + what, e);
        }
    }

    private Database database(String what) throws SQLException, IOException, StoreException {
        if (copy.isPresent()) {
            BoundedWait.take(opening::tryLock, settings.callWait(), "its opening");
            try {
                if (copy.isPresent()) {
                    open();
                }
            } finally {
                opening.unlock();
            }
        }
        return database.orElseThrow(() -> new StoreClosedException(
                "the gallery in " + settings.folder() + " cannot " + what + ": the store is closed"));
    }

    /** If it fails, the copy continues to answer. */
    private void open() throws SQLException, IOException, StoreException {
        Database opened = home.open();
        database = Optional.of(opened);
        copy = Optional.empty();
        if (closed) {
            database = Optional.empty();
            opened.close();
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
            closed = true;
            Optional<Database> open = database;
            database = Optional.empty();
            copy = Optional.empty();
            if (open.isPresent()) {
                open.get().close(alone);
            }
        } finally {
            if (alone) {
                exchange.writeLock().unlock();
            }
        }
    }
}
