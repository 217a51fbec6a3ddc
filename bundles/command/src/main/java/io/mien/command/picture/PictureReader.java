package io.mien.command.picture;

import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the pictures of a command, from files or from standard input. Thread-safe. */
public final class PictureReader {
    private final PictureCodec codec;
    private final InputStream standardInput;
    private final AtomicBoolean used = new AtomicBoolean();

    public PictureReader(PictureCodec codec, InputStream standardInput) {
        this.codec = codec;
        this.standardInput = standardInput;
    }

    /** Reads a picture that is not missing. */
    public Picture read(PictureFile file) throws PictureException {
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
