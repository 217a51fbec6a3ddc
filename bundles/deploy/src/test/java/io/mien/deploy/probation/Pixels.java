package io.mien.deploy.probation;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.Ppm;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads every picture as two pixels of one value, and writes bare pixels. */
class Pixels implements PictureCodec {
    static final byte[] PICTURE = Ppm.encode(Image.of(2, 1, PixelFormat.BGR, new byte[6]));

    private final int value;

    Pixels(int value) {
        this.value = value;
    }

    @Override
    public Image read(Path file) throws PictureException {
        return decode(PICTURE, file.toString());
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        byte[] pixels = new byte[encoded.length - PICTURE.length + 6];
        Arrays.fill(pixels, (byte) value);
        return Image.of(2, 1, PixelFormat.BGR, pixels);
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        return PICTURE;
    }

    @Override
    public boolean reads(Path file) {
        return true;
    }
}
