package io.mien.command.picture;

import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Reads the pictures of a command, from files or from standard input. Thread-safe. */
public final class PictureReader {
    private final PictureCodec codec;
    private final InputStream standardInput;
    private final AtomicBoolean used = new AtomicBoolean();

    private final AtomicReference<Begun> begun = new AtomicReference<>();

    /** A picture that is read already. */
    private record Begun(PictureFile file, FutureTask<Picture> picture) {}

    public PictureReader(PictureCodec codec, InputStream standardInput) {
        this.codec = codec;
        this.standardInput = standardInput;
    }

    /** Begins to read a picture in the background, which {@link #read} then returns: the first one, while models are opened. */
    public void begin(PictureFile file) {
        FutureTask<Picture> picture = new FutureTask<>(() -> open(file));
        begun.set(new Begun(file, picture));
        Thread thread = new Thread(picture, "mien-first-picture");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads a picture that is not missing. */
    public Picture read(PictureFile file) throws PictureException {
        Begun first = begun.get();
        if (first != null && first.file().equals(file) && begun.compareAndSet(first, null)) {
            return result(first.picture());
        }
        return open(file);
    }

    private static Picture result(FutureTask<Picture> picture) throws PictureException {
        try {
            return picture.get();
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
            throw new IllegalStateException("interrupted while a picture was read", e);
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
