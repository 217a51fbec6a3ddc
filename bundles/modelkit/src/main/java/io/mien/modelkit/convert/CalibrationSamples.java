package io.mien.modelkit.convert;

import io.mien.image.Image;
import java.nio.file.Path;
import java.util.List;

/**
 * The samples that were cut out of pictures.
 *
 * @param folder PNG files to calibrate on
 * @param number of these files
 * @param first one of them
 * @param heldOut samples to check the result on; none of them lies in the folder
 * @param failures pictures that gave no sample
 */
record CalibrationSamples(Path folder, int number, Path first, List<Image> heldOut, int failures) {
    CalibrationSamples {
        heldOut = List.copyOf(heldOut);
    }
}
