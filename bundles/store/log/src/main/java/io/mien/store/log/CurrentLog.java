package io.mien.store.log;

import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import io.mien.store.folder.FileFailures;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The log that calls go to, until another takes its place or it is closed. Thread-safe. One call writes at a time; those that
 * read wait for no disk that writes: the index alone is changed without them.
 */
final class CurrentLog {
    private static final Logger LOG = System.getLogger(CurrentLog.class.getName());

    private final LogSettings settings;

    /** Calls that read share it; a change of the index, or of the log, has it alone. Fair, so that none is held up for ever. */
    private final ReadWriteLock index = new ReentrantReadWriteLock(true);

    private final Lock writer = new ReentrantLock(true);

    /** Empty once closed. */
    private volatile Optional<Log> log;

    CurrentLog(LogSettings settings, Log log) {
        this.settings = settings;
        this.log = Optional.of(log);
    }

    /** An operation on the log. */
    interface Call<T> {
        T on(Log open) throws IOException, StoreException;
    }

    /** @param what is done, for the message where it fails */
    <T> T read(String what, Call<T> call) throws StoreException {
        BoundedWait.take(index.readLock()::tryLock, settings.callWait(), "a removal or a restore");
        try {
            return run(what, call);
        } finally {
            index.readLock().unlock();
        }
    }

    /** A call that keeps nobody waiting, and takes care by itself that nobody changes what it reads. */
    <T> T unlocked(String what, Call<T> call) throws StoreException {
        return run(what, call);
    }

    /** A call that writes. */
    <T> T change(String what, Call<T> call) throws StoreException {
        BoundedWait.take(writer::tryLock, settings.callWait(), "other calls that write");
        try {
            return run(what, call);
        } finally {
            writer.unlock();
        }
    }

    /** What {@link Log#append} takes. */
    Lock exclusive() {
        return index.writeLock();
    }

    /** Lets another log take the place of the one that is open, within {@link #change}. */
    void exchange(LogHome home, Log open, Log staged) throws IOException, StoreException {
        BoundedWait.take(index.writeLock()::tryLock, settings.callWait(), "running calls");
        try {
            log = Optional.empty();
            LogHome.Exchanged exchanged = home.exchange(open, staged);
            log = Optional.of(exchanged.log());
            if (exchanged.failure().isPresent()) {
                throw exchanged.failure().get();
            }
        } finally {
            index.writeLock().unlock();
        }
    }

    private <T> T run(String what, Call<T> call) throws StoreException {
        String failed = "the gallery in " + settings.folder() + " cannot " + what + ": ";
        Log open = log.orElseThrow(() -> new StoreClosedException(failed + "the store is closed"));
        try {
            return call.on(open);
        } catch (IOException e) {
            throw new StoreException(failed + FileFailures.reason(e), e);
        } catch (NoSuchFaceException e) {
            throw e;
        } catch (StoreException e) {
            throw new StoreException(failed + e.getMessage(), e);
        }
    }

    /** Waits for running calls as long as configured, then closes under them, and they fail. Does nothing the second time. */
    void close() throws IOException {
        boolean alone = false;
        try {
            BoundedWait.take(this::takeBoth, settings.closeWait(), "running calls");
            alone = true;
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The gallery in {0} is closed: {1}", settings.folder(), e.getMessage());
        }
        try {
            Optional<Log> open = log;
            log = Optional.empty();
            if (open.isPresent()) {
                open.get().close();
            }
        } finally {
            if (alone) {
                index.writeLock().unlock();
                writer.unlock();
            }
        }
    }

    private boolean takeBoth(long time, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(time);
        if (!writer.tryLock(time, unit)) {
            return false;
        }
        boolean both = false;
        try {
            both = index.writeLock().tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return both;
        } finally {
            if (!both) {
                writer.unlock();
            }
        }
    }
}
