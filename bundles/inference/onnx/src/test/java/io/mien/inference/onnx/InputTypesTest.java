package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.InferenceSession;
import io.mien.model.InputSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models whose input is float16, uint8, or has its channels last; each gives its input back, planar and as floats. */
class InputTypesTest {
    private static final int PLANE = TinyModels.WIDTH * TinyModels.HEIGHT;
    private static final String NORMALIZED = "[extra]\nmean = 100, 50, 0\nscale = .5, 2, .1\n";

    private final OnnxEngine engine = OnnxSettings.engine(Map.of());

    @ParameterizedTest
    @CsvSource({
        "half_in, true",
        "half, true",
        "half_out, true",
        "byte_in, false",
        "float_last, true",
        "half_last, true",
        "byte_last, false",
        "any_last, true"
    })
    void theNetworkSeesThePicture(String name, boolean normalized) throws Exception {
        try (InferenceSession session = engine.open(TinyModels.model(name, keys(name) + NORMALIZED))) {
            assertEquals(new InputSize(TinyModels.WIDTH, TinyModels.HEIGHT), session.inputSize());
            Image first = picture(1);
            Image second = picture(77);
            float[] found = session.run(List.of(first, second), outputs -> {
                assertEquals(
                        List.of(2, 3, TinyModels.HEIGHT, TinyModels.WIDTH),
                        outputs.named("y").shape());
                return TinyModels.values(outputs, "y");
            });
            assertArrayEquals(expected(normalized, first, second), found, .13f);
        }
    }

    private static String keys(String name) {
        return name.equals("any_last") ? "input = " + TinyModels.WIDTH + "x" + TinyModels.HEIGHT + "\n" : "";
    }

    /** Values of float16 between 256 and 512 lie .25 apart, which the tolerance of the assertion allows for. */
    private static float[] expected(boolean normalized, Image... pictures) {
        float[] mean = {100, 50, 0};
        float[] scale = {.5f, 2, .1f};
        float[] values = new float[pictures.length * 3 * PLANE];
        for (int i = 0; i < values.length; i++) {
            int channel = i / PLANE % 3;
            int pixel = pictures[i / (3 * PLANE)].data()[3 * (i % PLANE) + channel] & 0xff;
            values[i] = normalized ? (pixel - mean[channel]) * scale[channel] : pixel;
        }
        return values;
    }

    private static Image picture(int seed) {
        byte[] data = new byte[3 * PLANE];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (seed + 3 * i);
        }
        return Image.of(TinyModels.WIDTH, TinyModels.HEIGHT, PixelFormat.RGB, data);
    }
}
