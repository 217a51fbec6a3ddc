package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.mien.image.Image;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.input.FloatRows;
import io.mien.inference.input.Letterboxer;
import io.mien.inference.input.PixelLayout;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import io.mien.reference.SharedFolder;
import io.mien.tck.TestPictures;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models of the shared folder give what a plain call of ONNX Runtime gives for the same input. */
class RealWeightsTest {
    /** Sums come in another order with another number of pictures. */
    private static final float RELATIVE = 1e-4f;

    private final OnnxEngine engine = OnnxSettings.engine(Map.of("threads_intra", 1));

    private record Loose(ModelId id, Mud mud, Path weights) implements Model {}

    @Test
    void everyModelGivesWhatAPlainCallGives() throws Exception {
        Path folder = SharedFolder.assume().resolve("models");
        int run = 0;
        for (Path file : muds(folder)) {
            Mud mud = Mud.parse(Files.readString(file), file.getFileName().toString());
            if (mud.format().equals("onnx")) {
                compare(new Loose(new ModelId(mud.name(), "0".repeat(64)), mud, file.resolveSibling(mud.file())));
                run++;
            }
        }
        assertTrue(run > 0, "no model in " + folder);
    }

    private static List<Path> muds(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.toString().endsWith(".mud")).sorted().toList();
        }
    }

    private void compare(Model model) throws Exception {
        Image picture = TestPictures.smooth(7, 411, 307);
        List<Image> batch = Collections.nCopies(3, picture);
        try (InferenceSession session = engine.open(model)) {
            List<float[]> expected = plain(model, picture, session.inputSize());
            // Twice, as the second run finds the buffers of the first.
            for (int i = 0; i < 2; i++) {
                compare(model, expected, session.run(List.of(picture), RealWeightsTest::perPicture));
                compare(model, expected, session.run(batch, RealWeightsTest::perPicture));
            }
        }
    }

    private static void compare(Model model, List<float[]> expected, List<List<float[]>> found) {
        for (List<float[]> outputs : found) {
            assertEquals(expected.size(), outputs.size());
            for (int i = 0; i < expected.size(); i++) {
                float most = 0;
                for (float value : expected.get(i)) {
                    most = Math.max(most, Math.abs(value));
                }
                assertArrayEquals(
                        expected.get(i),
                        outputs.get(i),
                        RELATIVE * most,
                        model.mud().name());
            }
        }
    }

    /** Outputs of each picture of the batch. */
    private static List<List<float[]>> perPicture(Outputs outputs) {
        List<List<float[]>> pictures = new ArrayList<>();
        for (int p = 0; p < outputs.all().get(0).shape().get(0); p++) {
            List<float[]> all = new ArrayList<>();
            for (Tensor tensor : outputs.all()) {
                float[] values = new float[tensor.perPicture()];
                tensor.values().get(p * values.length, values);
                all.add(values);
            }
            pictures.add(all);
        }
        return pictures;
    }

    private static List<float[]> plain(Model model, Image picture, InputSize size) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, 3, size.height(), size.width()};
        FloatBuffer values = new SharedBuffers(0).take(Float.BYTES, shape).asFloatBuffer();
        new Letterboxer(
                        new FloatRows(values, size, PixelLayout.PLANAR, model.mud()),
                        1,
                        size,
                        model.mud().channels())
                .write(picture, 0);
        List<float[]> outputs = new ArrayList<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model.weights().toString(), options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, values, shape);
                    OrtSession.Result result = session.run(
                            Map.of(session.getInputNames().iterator().next(), input))) {
                result.forEach(entry -> outputs.add(
                        ((OnnxTensor) entry.getValue()).getFloatBuffer().array()));
            }
        }
        return outputs;
    }
}
