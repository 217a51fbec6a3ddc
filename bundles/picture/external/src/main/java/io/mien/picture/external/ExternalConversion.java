package io.mien.picture.external;

import io.mien.picture.PictureConverter.ConvertedPicture;
import io.mien.picture.PictureException;
import java.util.List;

/**
 * How one picture is converted.
 *
 * @param input content of the file that the program reads
 * @param inputName its name in the working folder
 * @param command program and arguments; names are relative to the working folder
 * @param width of the picture in pixels, as its header says
 * @param height of the picture in pixels, as its header says
 * @param reduction pixels of the picture for one of the result, in each direction
 * @param orientation how the result is set upright: EXIF's, 1..8
 * @param cropped whether the file says that less than the whole picture is shown
 */
record ExternalConversion(
        byte[] input,
        String inputName,
        List<String> command,
        int width,
        int height,
        int reduction,
        int orientation,
        boolean cropped) {
    /** The file name of the result. */
    static final String OUTPUT = "out.png";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_WIDTH = 16;
    private static final int PNG_HEIGHT = 20;

    ExternalConversion {
        command = List.copyOf(command);
    }

    /** Whether a PNG file has the size that the header announces. */
    boolean isWhole(byte[] png) {
        FileBytes file = new FileBytes(png);
        return file.u32(PNG_WIDTH) == reduced(width) && file.u32(PNG_HEIGHT) == reduced(height);
    }

    private long reduced(int side) {
        return (side - 1L) / reduction + 1;
    }

    /**
     * The picture that was made.
     *
     * @throws PictureException if it is not the whole picture: some of the tiles of a phone's picture, for example
     */
    ConvertedPicture picture(byte[] png, String name) throws PictureException {
        for (int i = 0; i < PNG.length; i++) {
            if (png[i] != PNG[i]) {
                throw new PictureException(name, command.get(0) + " wrote no PNG file");
            }
        }
        if (isWhole(png)) {
            return new ConvertedPicture(png, width, height, reduction, orientation);
        }
        FileBytes file = new FileBytes(png);
        long wide = file.u32(PNG_WIDTH);
        long high = file.u32(PNG_HEIGHT);
        if (!cropped || wide > width || high > height) {
            throw new PictureException(
                    name, "is damaged: decoded to " + wide + "x" + high + " pixels instead of " + width + "x" + height);
        }
        return new ConvertedPicture(png, (int) wide, (int) high, reduction, orientation);
    }
}
