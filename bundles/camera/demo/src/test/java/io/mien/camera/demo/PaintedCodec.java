package io.mien.camera.demo;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads every file as a picture in one color. */
final class PaintedCodec implements PictureCodec {
    static final int NOSE = 250;
    private static final int SIDE = 256;

    @Override
    public Image read(Path file) {
        byte[] pixels = new byte[3 * SIDE * SIDE];
        Arrays.fill(pixels, (byte) NOSE);
        return Image.of(SIDE, SIDE, PixelFormat.BGR, pixels);
    }

    @Override
    public Image decode(byte[] encoded, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] encode(Image image, String type, float quality) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean reads(Path file) {
        return true;
    }
}
