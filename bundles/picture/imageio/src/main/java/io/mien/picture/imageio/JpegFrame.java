package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A JPEG frame header.
 *
 * @param width in pixels
 * @param height in pixels
 * @param components one byte each: the first's identifier lowest
 * @param channels 1, 3 or 4
 * @param progressive whether its scans refine each other
 * @param sampling one byte each, as {@code components}: columns in the higher four bits, rows in the lower
 */
record JpegFrame(int width, int height, int components, int channels, boolean progressive, int sampling) {
    private static final int BLOCK = 8;

    private static final int PROGRESSIVE = 0xc2;

    /** @throws PictureException if the frame is of a kind that is not decoded */
    static JpegFrame read(EncodedPicture file, int at) throws PictureException {
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
        int sampling = 0;
        for (int i = 0; i < channels; i++) {
            components |= file.u8(at + 10 + 3 * i) << 8 * i;
            sampling |= sampling(file, at + 11 + 3 * i) << 8 * i;
        }
        return new JpegFrame(file.u16(at + 7), file.u16(at + 5), components, channels, kind == PROGRESSIVE, sampling);
    }

    private static int sampling(EncodedPicture file, int at) throws PictureException {
        int factors = file.u8(at);
        int columns = factors >> 4;
        int rows = factors & 15;
        if (columns < 1 || columns > 4 || rows < 1 || rows > 4) {
            throw file.refused("is damaged: sampling factors of " + columns + "x" + rows);
        }
        return factors;
    }

    /** Index of the channel with this identifier, -1 if there is none. */
    int channel(int identifier) {
        for (int i = 0; i < channels; i++) {
            if ((components >> 8 * i & 0xff) == identifier) {
                return i;
            }
        }
        return -1;
    }

    /** Blocks of 8x8 values of one channel. */
    long blocks(int channel) {
        return blocks(width, channel, 4) * blocks(height, channel, 0);
    }

    /** Blocks of all channels. */
    long blocks() {
        return IntStream.range(0, channels).mapToLong(this::blocks).sum();
    }

    private long blocks(int side, int channel, int shift) {
        int most = IntStream.range(0, channels).map(c -> factor(c, shift)).max().orElse(1);
        long values = ((long) side * factor(channel, shift) + most - 1) / most;
        return (values + BLOCK - 1) / BLOCK;
    }

    private int factor(int channel, int shift) {
        return sampling >> 8 * channel + shift & 15;
    }
}
