package io.mien.modelkit.convert;

import io.mien.command.picture.PictureFile;
import io.mien.command.runtime.StageChoice;
import io.mien.modelkit.pack.MudFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The model to convert, and how.
 *
 * @param onnx the weights, absolute
 * @param mud their description
 * @param pictures to calibrate on and to check with
 * @param most pictures that are used; if there are more, they are chosen evenly
 * @param every one picture of so many is held out of calibration, to check the result
 * @param least mean cosine, below which a feature model is not declared equivalent
 * @param name of the converted model
 * @param target folder of the results, absolute
 * @param trial picture that its answer is packed on
 * @param choice stages that cut faces out
 */
public record ConversionOrder(
        Path onnx,
        MudFile mud,
        List<PictureFile> pictures,
        int most,
        int every,
        double least,
        String name,
        Path target,
        Path trial,
        StageChoice choice) {
    public ConversionOrder {
        pictures = List.copyOf(pictures);
    }

    /** The pictures that are looked at. */
    List<PictureFile> taken() {
        int number = Math.min(most, pictures.size());
        return IntStream.range(0, number)
                .mapToObj(i -> pictures.get((int) ((long) i * pictures.size() / number)))
                .toList();
    }
}
