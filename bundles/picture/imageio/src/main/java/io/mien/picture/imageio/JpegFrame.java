package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.util.Locale;

/**
 * A JPEG frame header.
 *
 * @param width in pixels
 * @param height in pixels
 * @param components one byte each: the first's identifier lowest
 * @param channels 1, 3 or 4
 */
record JpegFrame(int width, int height, int components, int channels) {
    private static final int PROGRESSIVE = 0xc2;

    /** @throws PictureException if the frame is of a kind that is not decoded */
    static JpegFrame read(Encoded file, int at) throws PictureException {
        int kind = file.u8(at + 1);
        if (kind > PROGRESSIVE) {
            throw file.refused(String.format(
                    Locale.ROOT,
                    "is a JPEG of a kind that is not supported (lossless or arithmetic, frame type %x)",
                    kind));
        }
        int precision = file.u8(at + 4);
        if (precision != 8) {
            throw file.refused("is a JPEG of " + precision + " bits a channel, which is not supported");
        }
        int channels = file.u8(at + 9);
        if (channels != 1 && channels != 3 && channels != 4) {
            throw file.refused("is a JPEG of " + channels + " channels, which is not supported");
        }
        int components = 0;
        for (int i = 0; i < channels; i++) {
            components |= file.u8(at + 10 + 3 * i) << 8 * i;
        }
        return new JpegFrame(file.u16(at + 7), file.u16(at + 5), components, channels);
    }
}
