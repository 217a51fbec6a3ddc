package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.inference.input.PixelLayout;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The inputs and outputs of a model.
 *
 * @param input the one input
 * @param size of every picture
 * @param batches whether one run takes any number of pictures; else it takes one
 * @param foretold whether the outputs have the shapes they declare, so that room for them can be made before
 * @param outputs in the model's order
 */
record ModelSignature(
        ModelInput input, InputSize size, boolean batches, boolean foretold, List<DeclaredOutput> outputs) {
    ModelSignature {
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads what the model declares.
     *
     * @param otherwise the size of a picture where neither the model nor its description names one
     * @throws ModelRejectedException if it does not take one picture, or has values of a type that is not read
     */
    static ModelSignature declared(OrtSession session, Mud mud, InputSize otherwise)
            throws OrtException, ModelRejectedException {
        Collection<NodeInfo> inputs = session.getInputInfo().values();
        if (inputs.size() != 1) {
            List<String> names = inputs.stream().map(NodeInfo::getName).toList();
            throw new ModelRejectedException(mud.name(), "it takes " + names + ", not one picture");
        }
        NodeInfo input = inputs.iterator().next();
        TensorInfo taken = tensor(input, "input", mud);
        ModelInput picture = picture(input.getName(), taken, mud);
        long[] shape = taken.getShape();
        DeclaredOutput[] outputs = new DeclaredOutput[Math.toIntExact(session.getNumOutputs())];
        int count = 0;
        for (NodeInfo output : session.getOutputInfo().values()) {
            outputs[count++] = output(output.getName(), tensor(output, "output", mud), mud);
        }
        boolean batches = shape[0] < 0 && Arrays.stream(outputs).allMatch(DeclaredOutput::opensWithBatch);
        return new ModelSignature(
                picture, size(shape, picture.heightAt(), mud, otherwise), batches, false, List.of(outputs));
    }

    /** The same, as a run has shown it to be. */
    ModelSignature observed(boolean takesBatches, boolean keepsShapes) {
        return new ModelSignature(input, size, takesBatches, keepsShapes, outputs);
    }

    private static ModelInput picture(String name, TensorInfo taken, Mud mud) throws ModelRejectedException {
        if (!ModelInput.isWritten(taken.type)) {
            throw new ModelRejectedException(
                    mud.name(),
                    "its input '" + name + "' is " + taken.type + "; float32, float16 and uint8 inputs are written");
        }
        PixelLayout layout = ModelInput.layout(taken.getShape())
                .orElseThrow(() -> new ModelRejectedException(
                        mud.name(),
                        "its input '" + name + "' has shape " + Arrays.toString(taken.getShape())
                                + ", not [1 or any, 3, height, width] or [1 or any, height, width, 3]"));
        return new ModelInput(name, taken.type, layout);
    }

    private static DeclaredOutput output(String name, TensorInfo given, Mud mud) throws ModelRejectedException {
        if (given.type != OnnxJavaType.FLOAT && given.type != OnnxJavaType.FLOAT16) {
            throw new ModelRejectedException(
                    mud.name(),
                    "its output '" + name + "' is " + given.type + "; float32 and float16 outputs are read");
        }
        List<Long> shape = Arrays.stream(given.getShape()).boxed().toList();
        return new DeclaredOutput(name, shape, given.type == OnnxJavaType.FLOAT);
    }

    private static TensorInfo tensor(NodeInfo node, String what, Mud mud) throws ModelRejectedException {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return tensor;
        }
        throw new ModelRejectedException(mud.name(), "its " + what + " '" + node.getName() + "' is not a tensor");
    }

    private static InputSize size(long[] shape, int heightAt, Mud mud, InputSize otherwise)
            throws ModelRejectedException {
        InputSize wanted = mud.input().orElse(otherwise);
        InputSize size = new InputSize(
                shape[heightAt + 1] < 0 ? wanted.width() : Math.toIntExact(shape[heightAt + 1]),
                shape[heightAt] < 0 ? wanted.height() : Math.toIntExact(shape[heightAt]));
        if (mud.input().isPresent() && !size.equals(wanted)) {
            throw new ModelRejectedException(
                    mud.name(), "its description says input = " + wanted + ", but it takes " + size + " only");
        }
        return size;
    }
}
