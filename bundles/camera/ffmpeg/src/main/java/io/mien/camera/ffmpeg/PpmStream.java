package io.mien.camera.ffmpeg;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Binary PPM pictures of 8 bits a channel, one after the other: raw pixels with a line that tells their size, so that a camera may
 * change its resolution. For one thread.
 */
final class PpmStream {
    private static final int LONGEST_NUMBER = 6;
    private static final int CHANNELS = 3;

    private final InputStream in;
    private final int mostBytes;

    /** @param mostBytes of the pixels of a picture */
    PpmStream(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /**
     * The next picture as RGB.
     *
     * @return empty at the end, between two pictures
     * @throws IOException if it is not one, is too large, or ends too early
     */
    Optional<Image> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        if (first != 'P' || in.read() != '6' || in.read() > ' ') {
            throw new IOException("the output of ffmpeg is not a PPM picture");
        }
        int width = number();
        int height = number();
        if (number() != 255) {
            throw new IOException("the output of ffmpeg has not 8 bits a channel");
        }
        long bytes = (long) CHANNELS * width * height;
        if (bytes < 1 || bytes > mostBytes) {
            throw new IOException(
                    "a frame of " + width + "x" + height + " has more than " + mostBytes + " bytes (frame.bytes)");
        }
        byte[] pixels = in.readNBytes((int) bytes);
        if (pixels.length < bytes) {
            throw new EOFException("ffmpeg ended within a frame");
        }
        return Optional.of(Image.of(width, height, PixelFormat.RGB, pixels));
    }

    /** Digits, and the one white space behind them. */
    private int number() throws IOException {
        int number = 0;
        for (int digits = 0; ; digits++) {
            int read = in.read();
            if (digits > 0 && (read == ' ' || read == '\n')) {
                return number;
            }
            if (read < '0' || read > '9' || digits == LONGEST_NUMBER) {
                throw new IOException("the output of ffmpeg is not a PPM picture");
            }
            number = 10 * number + read - '0';
        }
    }
}
