package io.mien.reference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.image.Image;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.tck.FixedOutputs;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model run by ONNX Runtime as it comes from upstream, without an engine of Mien's. Who uses this needs
 * {@code com.microsoft.onnxruntime:onnxruntime} on the test's class path.
 */
public final class ReferenceModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Mud mud;
    private final OrtSession session;

    /** @param description a {@code .mud} with its weights beside it */
    public ReferenceModel(Path description) throws IOException, ModelRejectedException, OrtException {
        mud = Mud.parse(Files.readString(description), description.getFileName().toString());
        session =
                environment.createSession(description.resolveSibling(mud.file()).toString());
    }

    /** The description. */
    public Mud mud() {
        return mud;
    }

    /** Size of the input. */
    public InputSize inputSize() throws OrtException {
        long[] shape =
                ((TensorInfo) session.getInputInfo().values().iterator().next().getInfo()).getShape();
        return new InputSize((int) shape[3], (int) shape[2]);
    }

    /** Runs the {@link ReferenceInput} of a BGR picture. */
    public FixedOutputs run(Image bgr) throws OrtException {
        InputSize size = inputSize();
        float[] values = ReferenceInput.of(bgr, mud, size);
        long[] shape = {1, 3, size.height(), size.width()};
        String name = session.getInputNames().iterator().next();
        List<Tensor> outputs = new ArrayList<>();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(name, input))) {
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.add(tensor(output.getKey(), (OnnxTensor) output.getValue()));
            }
        }
        return new FixedOutputs(outputs);
    }

    private static Tensor tensor(String name, OnnxTensor value) {
        List<Integer> shape = Arrays.stream(value.getInfo().getShape())
                .mapToObj(Math::toIntExact)
                .toList();
        return new Tensor(name, shape, value.getFloatBuffer());
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
