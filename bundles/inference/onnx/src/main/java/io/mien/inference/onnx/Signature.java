package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What goes into a model and what comes out.
 *
 * @param input name of the one input, float32 of shape [batch, 3, height, width]
 * @param size of every picture
 * @param batches whether one run takes any number of pictures; else it takes one
 * @param foretold whether the outputs have the shapes they declare, so that room for them can be made before
 * @param outputs float32, in the model's order
 */
record Signature(String input, InputSize size, boolean batches, boolean foretold, List<Output> outputs) {
    Signature {
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads what the model declares.
     *
     * @param otherwise the size of a picture where neither the model nor its description names one
     * @throws ModelRejectedException if it does not take one picture as float32, or gives anything but float32
     */
    static Signature declared(OrtSession session, Mud mud, InputSize otherwise)
            throws OrtException, ModelRejectedException {
        Collection<NodeInfo> inputs = session.getInputInfo().values();
        if (inputs.size() != 1) {
            List<String> names = inputs.stream().map(NodeInfo::getName).toList();
            throw new ModelRejectedException(mud.name(), "it takes " + names + ", not one picture");
        }
        NodeInfo input = inputs.iterator().next();
        long[] shape = floats(input, "input", mud);
        if (shape.length != 4 || !isOrOpen(shape[0], 1) || !isOrOpen(shape[1], 3)) {
            throw new ModelRejectedException(
                    mud.name(),
                    "its input '" + input.getName() + "' has shape " + Arrays.toString(shape)
                            + ", not [1 or any, 3, height, width]");
        }
        Output[] outputs = new Output[Math.toIntExact(session.getNumOutputs())];
        int count = 0;
        for (NodeInfo output : session.getOutputInfo().values()) {
            long[] of = floats(output, "output", mud);
            outputs[count++] =
                    new Output(output.getName(), Arrays.stream(of).boxed().toList());
        }
        boolean batches = shape[0] < 0 && Arrays.stream(outputs).allMatch(Output::opensWithBatch);
        return new Signature(input.getName(), size(shape, mud, otherwise), batches, false, List.of(outputs));
    }

    /** The same, as a run has shown it to be. */
    Signature observed(boolean takesBatches, boolean keepsShapes) {
        return new Signature(input, size, takesBatches, keepsShapes, outputs);
    }

    private static boolean isOrOpen(long dimension, long wanted) {
        return dimension == wanted || dimension < 0;
    }

    private static long[] floats(NodeInfo node, String what, Mud mud) throws ModelRejectedException {
        ValueInfo info = node.getInfo();
        if (info instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
            return tensor.getShape();
        }
        String type = info instanceof TensorInfo tensor ? tensor.type.toString() : "no tensor";
        throw new ModelRejectedException(
                mud.name(), "its " + what + " '" + node.getName() + "' is " + type + "; only float32 is run");
    }

    private static InputSize size(long[] shape, Mud mud, InputSize otherwise) throws ModelRejectedException {
        InputSize wanted = mud.input().orElse(otherwise);
        InputSize size = new InputSize(
                shape[3] < 0 ? wanted.width() : Math.toIntExact(shape[3]),
                shape[2] < 0 ? wanted.height() : Math.toIntExact(shape[2]));
        if (mud.input().isPresent() && !size.equals(wanted)) {
            throw new ModelRejectedException(
                    mud.name(), "its description says input = " + wanted + ", but it takes " + size + " only");
        }
        return size;
    }
}
