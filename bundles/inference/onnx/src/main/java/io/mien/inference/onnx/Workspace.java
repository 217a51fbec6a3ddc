package io.mien.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Tensor;
import io.mien.inference.input.Letterboxer;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a model, with its memory: the input, and the outputs if their shapes are known before, in memory that ONNX
 * Runtime and Java share. Used again by later calls; not thread-safe.
 */
final class Workspace implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final Watchdog watchdog;
    private final int batch;
    private final SharedBuffers buffers;
    private final List<ByteBuffer> taken = new ArrayList<>();
    private final Letterboxer letterboxer;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private final List<Tensor> outputs = new ArrayList<>();

    /**
     * @param session of the model, which outlives this
     * @param watchdog ends runs that take too long
     * @param buffers where the memory comes from and goes to
     * @param batch pictures of a run
     */
    Workspace(
            OrtEnvironment environment,
            OrtSession session,
            Watchdog watchdog,
            SharedBuffers buffers,
            ModelSignature signature,
            Mud mud,
            int batch)
            throws OrtException {
        name = mud.name();
        this.session = session;
        this.watchdog = watchdog;
        this.batch = batch;
        this.buffers = buffers;
        InputSize size = signature.size();
        ModelInput input = signature.input();
        long[] shape = input.shape(batch, size);
        ByteBuffer memory = take(input.bytes(), shape);
        letterboxer = new Letterboxer(input.rows(memory, size, mud), batch, size, mud.channels());
        inputs = Map.of(input.name(), OnnxTensor.createTensor(environment, memory, shape, input.type()));
        if (signature.foretold()) {
            for (DeclaredOutput output : signature.outputs()) {
                pin(environment, output);
            }
        }
    }

    private void pin(OrtEnvironment environment, DeclaredOutput output) throws OrtException {
        long[] shape = output.shapeFor(batch);
        FloatBuffer values = take(Float.BYTES, shape).asFloatBuffer();
        pinned.put(output.name(), OnnxTensor.createTensor(environment, values, shape));
        outputs.add(new Tensor(output.name(), DeclaredOutput.batched(shape, batch), values.asReadOnlyBuffer()));
    }

    private ByteBuffer take(int size, long[] shape) {
        ByteBuffer buffer = buffers.take(size, shape);
        taken.add(buffer);
        return buffer;
    }

    /** Pictures of a run. */
    int batch() {
        return batch;
    }

    /** Writes the input of a run: {@link #batch()} pictures. */
    void prepare(List<Image> images) {
        for (int i = 0; i < batch; i++) {
            letterboxer.write(images.get(i), i);
        }
    }

    /**
     * Runs what was prepared.
     *
     * @return the outputs; to be read before the next run
     * @throws InferenceException naming the model and why its run failed or was ended
     */
    List<Tensor> run() throws InferenceException {
        try (Watchdog.Watch watch = watchdog.begin()) {
            try (OrtSession.Result result = pinned.isEmpty()
                    ? session.run(inputs, watch.options())
                    : session.run(inputs, Set.of(), pinned, watch.options())) {
                return pinned.isEmpty() ? copied(result) : outputs;
            } catch (OrtException e) {
                throw watch.reason(e);
            }
        } catch (OrtException e) {
            throw new InferenceException(name, e.getMessage(), e);
        }
    }

    private List<Tensor> copied(OrtSession.Result result) throws OrtException {
        List<Tensor> copies = new ArrayList<>(result.size());
        for (Map.Entry<String, OnnxValue> output : result) {
            OnnxTensor tensor = (OnnxTensor) output.getValue();
            List<Integer> shape = DeclaredOutput.batched(tensor.getInfo().getShape(), batch);
            copies.add(new Tensor(output.getKey(), shape, tensor.getFloatBuffer()));
        }
        return copies;
    }

    /** Gives everything back; not while a run is on. */
    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        pinned.values().forEach(OnnxTensor::close);
        taken.forEach(buffers::give);
    }
}
