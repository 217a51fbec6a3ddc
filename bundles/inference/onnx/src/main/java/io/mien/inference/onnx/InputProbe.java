package io.mien.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out by running it what a model does with its input, as what it declares is often not so. */
final class InputProbe {
    private static final int SEVERAL = 2;

    private final OrtEnvironment environment;
    private final SharedBuffers buffers;
    private final OrtSession session;
    private final Watchdog watchdog;
    private final ModelSignature declared;

    InputProbe(
            OrtEnvironment environment,
            SharedBuffers buffers,
            OrtSession session,
            Watchdog watchdog,
            ModelSignature declared) {
        this.environment = environment;
        this.buffers = buffers;
        this.session = session;
        this.watchdog = watchdog;
        this.declared = declared;
    }

    /** @throws OrtException if the model does not even run one picture */
    ModelSignature observe() throws OrtException {
        if (declared.batches()) {
            try {
                List<long[]> shapes = shapesOf(SEVERAL);
                if (shapes.stream().allMatch(s -> s.length > 0 && s[0] == SEVERAL)) {
                    return declared.observed(true, foretold(shapes, SEVERAL));
                }
            } catch (OrtException e) {
                // Exported with a batch of one inside, whatever its input says: it is run one by one, unless that fails
                // too.
            }
        }
        return declared.observed(false, foretold(shapesOf(1), 1));
    }

    private boolean foretold(List<long[]> shapes, int batch) {
        for (int i = 0; i < shapes.size(); i++) {
            if (!declared.outputs().get(i).foretells(shapes.get(i), batch)) {
                return false;
            }
        }
        return true;
    }

    /** Shapes of all outputs for so many pictures of zeros. */
    private List<long[]> shapesOf(int batch) throws OrtException {
        ModelInput input = declared.input();
        long[] shape = input.shape(batch, declared.size());
        ByteBuffer zeros = buffers.take(input.bytes(), shape);
        zeros.put(0, new byte[zeros.capacity()]);
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, zeros, shape, input.type())) {
            return shapesOf(tensor);
        } finally {
            buffers.give(zeros);
        }
    }

    private List<long[]> shapesOf(OnnxTensor input) throws OrtException {
        List<long[]> shapes = new ArrayList<>();
        try (Watchdog.Watch watch = watchdog.begin()) {
            try (OrtSession.Result result = session.run(Map.of(declared.input().name(), input), watch.options())) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    shapes.add(((TensorInfo) output.getValue().getInfo()).getShape());
                }
            } catch (OrtException e) {
                throw watch.reason(e);
            }
        }
        return shapes;
    }
}
