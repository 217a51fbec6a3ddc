package io.mien.command.convert;

import io.mien.image.Image;
import java.nio.file.Path;
import java.util.List;

/**
 * What was cut out of pictures.
 *
 * @param folder PNG files to calibrate on
 * @param number of these files
 * @param first one of them
 * @param heldOut what the result is checked on; none of it lies in the folder
 * @param failures pictures that gave nothing
 */
record Samples(Path folder, int number, Path first, List<Image> heldOut, int failures) {
    Samples {
        heldOut = List.copyOf(heldOut);
    }
}
