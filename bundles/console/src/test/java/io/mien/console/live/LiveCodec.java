package io.mien.console.live;

import io.mien.image.Image;
import io.mien.picture.PictureException;
import io.mien.support.testing.CodecStub;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes a picture as its width, its height and its first byte; a first byte of 99 cannot be encoded. */
final class LiveCodec extends CodecStub {
    static final int BROKEN = 99;

    final AtomicInteger encoded = new AtomicInteger();
    /** An encoding takes one permit. */
    final Semaphore pace = new Semaphore(1_000_000);

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        pace.acquireUninterruptibly();
        encoded.incrementAndGet();
        byte first = image.data()[0];
        if (first == BROKEN) {
            throw new PictureException(type, "is not written");
        }
        return new byte[] {(byte) image.width(), (byte) image.height(), first};
    }
}
