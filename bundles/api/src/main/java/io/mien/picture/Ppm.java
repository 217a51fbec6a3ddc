package io.mien.picture;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Binary PPM ({@code P6}, 8 bits a channel; Netpbm project): pixels as they are, read and written without a codec, for what
 * must be decoded on every device.
 */
public final class Ppm {
    /** How the name of such a file ends. */
    public static final String ENDING = ".ppm";

    private static final int LARGEST_SIDE = 16_384;
    private static final int WHITE = 255;

    private Ppm() {}

    /** Whether a file begins as one does. */
    public static boolean isOne(byte[] file) {
        return file.length > 2 && file[0] == 'P' && file[1] == '6' && file[2] <= ' ';
    }

    /** The whole file. */
    public static byte[] encode(Image image) {
        Image bgr = Images.toBgr(image);
        byte[] head =
                ("P6\n" + bgr.width() + " " + bgr.height() + "\n" + WHITE + "\n").getBytes(StandardCharsets.US_ASCII);
        int pixels = 3 * bgr.width() * bgr.height();
        byte[] file = Arrays.copyOf(head, head.length + pixels);
        for (int i = 0; i < pixels; i += 3) {
            file[head.length + i] = bgr.data()[i + 2];
            file[head.length + i + 1] = bgr.data()[i + 1];
            file[head.length + i + 2] = bgr.data()[i];
        }
        return file;
    }

    /**
     * The picture as RGB.
     *
     * @param file the whole file
     * @param name what an error calls it
     * @throws PictureException naming the file and what is wrong with it
     */
    public static Image decode(byte[] file, String name) throws PictureException {
        Head head = new Head(file, name);
        if (!head.word().equals("P6")) {
            throw new PictureException(name, "is not a binary PPM");
        }
        int width = head.number(LARGEST_SIDE), height = head.number(LARGEST_SIDE);
        if (head.number(WHITE) != WHITE) {
            throw new PictureException(name, "has not 8 bits a channel");
        }
        long pixels = 3L * width * height;
        if (file.length - head.at != pixels) {
            throw new PictureException(
                    name, width + "x" + height + " pixels are " + pixels + " bytes, not " + (file.length - head.at));
        }
        return Image.of(width, height, PixelFormat.RGB, Arrays.copyOfRange(file, head.at, file.length));
    }

    /** Reads words that end with one white space each. */
    private static final class Head {
        private static final int LONGEST_WORD = 8;

        private final byte[] file;
        private final String name;
        private int at;

        Head(byte[] file, String name) {
            this.file = file;
            this.name = name;
        }

        String word() throws PictureException {
            StringBuilder word = new StringBuilder();
            while (at < file.length && file[at] > ' ' && word.length() < LONGEST_WORD) {
                word.append((char) file[at++]);
            }
            if (word.isEmpty() || at++ >= file.length) {
                throw new PictureException(name, "is not a binary PPM");
            }
            return word.toString();
        }

        int number(int most) throws PictureException {
            String word = word();
            int number = word.matches("\\d{1,7}") ? Integer.parseInt(word) : 0;
            if (number < 1 || number > most) {
                throw new PictureException(name, "has a " + word + " in its head, not 1.." + most);
            }
            return number;
        }
    }
}
