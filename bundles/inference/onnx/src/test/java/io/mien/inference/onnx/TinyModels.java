package io.mien.inference.onnx;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The models that {@code src/test/models/make.py} makes, and pictures for them. */
final class TinyModels {
    static final int WIDTH = 6;
    static final int HEIGHT = 4;

    private record TinyModel(ModelId id, Mud mud, Path weights) implements Model {}

    private TinyModels() {}

    /** The model of this name; its input is the picture as it is, in RGB. */
    static Model model(String name) {
        return model(name, "");
    }

    /** The model of this name, with more keys of the description's last section, {@code [mien]}. */
    static Model model(String name, String keys) {
        try {
            return of(
                    Path.of(TinyModels.class
                            .getResource("/models/" + name + ".onnx")
                            .toURI()),
                    keys);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A model with these weights. */
    static Model of(Path weights, String keys) {
        String text = "[basic]\ntype = onnx\nmodel = " + weights.getFileName()
                + "\n[extra]\nmodel_type = test\ninput_type = rgb\n[mien]\n" + keys;
        try {
            Mud mud = Mud.parse(text, weights.getFileName().toString().replace(".onnx", ".mud"));
            return new TinyModel(new ModelId(mud.name(), "0".repeat(64)), mud, weights);
        } catch (ModelRejectedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A picture of the models' size, all of it of one color. */
    static Image plain(int red, int green, int blue) {
        byte[] data = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < data.length; i += 3) {
            data[i] = (byte) red;
            data[i + 1] = (byte) green;
            data[i + 2] = (byte) blue;
        }
        return Image.of(WIDTH, HEIGHT, PixelFormat.RGB, data);
    }

    /** The values of an output, out of the engine's memory. */
    static float[] values(Outputs outputs, String name) {
        Tensor tensor = outputs.named(name);
        float[] values = new float[tensor.shape().get(0) * tensor.perPicture()];
        tensor.values().get(0, values);
        return values;
    }
}
