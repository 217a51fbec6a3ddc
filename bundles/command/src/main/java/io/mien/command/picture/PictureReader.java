package io.mien.command.picture;

import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Reads the pictures of a command, from files or from standard input. Thread-safe; closed after the last picture. */
public final class PictureReader implements AutoCloseable {
    /** Longest wait for a picture that is no longer needed, in milliseconds. */
    private static final long END_MILLIS = 2000;

    private final PictureCodec codec;
    private final InputStream standardInput;
    private final AtomicBoolean used = new AtomicBoolean();

    private final AtomicReference<Begun> begun = new AtomicReference<>();

    /** A picture that is read already. */
    private record Begun(PictureFile file, FutureTask<Picture> picture, Thread thread) {}

    public PictureReader(PictureCodec codec, InputStream standardInput) {
        this.codec = codec;
        this.standardInput = standardInput;
    }

    /** Begins to read a picture in the background, which {@link #read} then returns: the first one, while models are opened. */
    public void begin(PictureFile file) {
        FutureTask<Picture> picture = new FutureTask<>(() -> open(file));
        Thread thread = new Thread(picture, "mien-first-picture");
        thread.setDaemon(true);
        begun.set(new Begun(file, picture, thread));
        thread.start();
    }

    /** Ends what was begun and not asked for. */
    @Override
    public void close() {
        Begun unread = begun.getAndSet(null);
        if (unread != null) {
            unread.thread().interrupt();
            try {
                unread.thread().join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads a picture that is not missing. */
    public Picture read(PictureFile file) throws PictureException {
        Begun first = begun.get();
        if (first != null && first.file().equals(file) && begun.compareAndSet(first, null)) {
            return result(first);
        }
        return open(file);
    }

    private static Picture result(Begun first) throws PictureException {
        try {
            return first.picture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PictureException refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PictureException(first.file().path().toString(), "interrupted");
        }
    }

    private Picture open(PictureFile file) throws PictureException {
        if (!file.isStandardInput()) {
            return codec.open(file.path());
        }
        String name = file.path().toString();
        if (used.getAndSet(true)) {
            throw new PictureException(name, "standard input holds one picture, and it has been read");
        }
        return codec.open(standardInput, name);
    }
}
