package io.mien.command.picture;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.store.Chip;
import java.util.Arrays;
import java.util.Optional;

/** A picture of many faces in rows, each with its number below it. Used by one thread. */
public final class ContactSheet {
    private static final int SIDE = 128;
    private static final int GAP = 6;
    private static final int CELL_WIDTH = SIDE + GAP;
    private static final int CELL_HEIGHT = SIDE + DigitGlyphs.HEIGHT + 3 * GAP;
    private static final byte PAPER = (byte) 245;
    private static final byte WITHOUT_CHIP = (byte) 200;

    private final PictureCodec codec;
    private final int columns;
    private final int width;
    private final int height;
    private final byte[] pixels;
    private int added;

    /**
     * @param codec decodes the chips
     * @param faces how many there will be, at least 1
     */
    public ContactSheet(PictureCodec codec, int faces) {
        this.codec = codec;
        this.columns = (int) Math.ceil(Math.sqrt(faces));
        this.width = columns * CELL_WIDTH + GAP;
        this.height = (faces + columns - 1) / columns * CELL_HEIGHT + GAP;
        this.pixels = new byte[3 * width * height];
        Arrays.fill(pixels, PAPER);
    }

    /**
     * Adds the next face.
     *
     * @param chip empty: a gray square stands for it
     * @throws MienException if the chip is not a picture, naming the face
     */
    public void add(long number, Optional<Chip> chip) throws MienException {
        int x = GAP + added % columns * CELL_WIDTH;
        int y = GAP + added / columns * CELL_HEIGHT;
        added++;
        if (chip.isPresent()) {
            paint(Images.toBgr(codec.decode(chip.get().picture(), "the chip of face " + number)), x, y);
        } else {
            for (int row = y; row < y + SIDE; row++) {
                Arrays.fill(pixels, at(x, row), at(x + SIDE, row), WITHOUT_CHIP);
            }
        }
        String digits = Long.toString(number);
        int left = x + (SIDE - DigitGlyphs.width(digits)) / 2;
        DigitGlyphs.paint(
                digits,
                (dx, dy) -> Arrays.fill(
                        pixels, at(left + dx, y + SIDE + GAP + dy), at(left + dx + 1, y + SIDE + GAP + dy), (byte) 0));
    }

    /** The mean of the pixels that come to lie on one: a chip is larger than its place. */
    private void paint(Image chip, int left, int top) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    pixels[at(left + x, top + y) + channel] = (byte) mean(chip, x, y, channel);
                }
            }
        }
    }

    private static int mean(Image chip, int x, int y, int channel) {
        int fromX = x * chip.width() / SIDE;
        int toX = Math.max(fromX + 1, (x + 1) * chip.width() / SIDE);
        int fromY = y * chip.height() / SIDE;
        int toY = Math.max(fromY + 1, (y + 1) * chip.height() / SIDE);
        int sum = 0;
        for (int row = fromY; row < toY; row++) {
            for (int column = fromX; column < toX; column++) {
                sum += chip.data()[row * chip.stride() + 3 * column + channel] & 0xff;
            }
        }
        return sum / ((toX - fromX) * (toY - fromY));
    }

    private int at(int x, int y) {
        return 3 * (y * width + x);
    }

    /** The sheet with what was added. */
    public Image image() {
        return Image.of(width, height, PixelFormat.BGR, pixels);
    }
}
