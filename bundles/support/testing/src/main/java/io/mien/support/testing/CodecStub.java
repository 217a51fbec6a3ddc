package io.mien.support.testing;

import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.nio.file.Path;

/** A codec that takes every file for a picture and refuses each call; a test overrides the calls that it expects. */
public abstract class CodecStub implements PictureCodec {
    @Override
    public Image read(Path file) throws PictureException {
        throw new UnsupportedOperationException("read " + file);
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        throw new UnsupportedOperationException("decode " + name);
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        throw new UnsupportedOperationException("encode " + type);
    }

    @Override
    public boolean reads(Path file) {
        return true;
    }
}
