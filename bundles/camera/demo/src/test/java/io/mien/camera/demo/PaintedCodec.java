package io.mien.camera.demo;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.support.testing.CodecStub;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads every file as a picture in one color. */
final class PaintedCodec extends CodecStub {
    static final int NOSE = 250;
    private static final int SIDE = 256;

    @Override
    public Image read(Path file) {
        byte[] pixels = new byte[3 * SIDE * SIDE];
        Arrays.fill(pixels, (byte) NOSE);
        return Image.of(SIDE, SIDE, PixelFormat.BGR, pixels);
    }
}
