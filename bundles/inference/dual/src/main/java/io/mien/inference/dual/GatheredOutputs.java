package io.mien.inference.dual;

import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Outputs of a batch that was run in parts, put together as if it had been one run. Not thread-safe. */
public final class GatheredOutputs implements Outputs {
    private final String model;
    private final int batch;
    private final List<Tensor> all = new ArrayList<>();
    private final List<FloatBuffer> room = new ArrayList<>();
    private int done;

    /**
     * @param model its name, for errors
     * @param batch pictures of all parts together
     */
    public GatheredOutputs(String model, int batch) {
        this.model = model;
        this.batch = batch;
    }

    /**
     * Adds the outputs of the next pictures.
     *
     * @throws InferenceException if an output has another shape than in the part before
     */
    public void add(List<Tensor> part, int pictures) throws InferenceException {
        if (done == 0) {
            part.forEach(this::makeRoom);
        }
        for (int i = 0; i < part.size(); i++) {
            Tensor from = part.get(i);
            Tensor whole = all.get(i);
            if (!rest(from).equals(rest(whole))) {
                throw new InferenceException(
                        model,
                        "output '" + from.name() + "' has shape " + rest(from) + " for one picture and " + rest(whole)
                                + " for another of the batch");
            }
            int values = pictures * from.perPicture();
            room.get(i).put(done * from.perPicture(), from.values(), 0, values);
        }
        done += pictures;
    }

    private void makeRoom(Tensor first) {
        FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(batch, first.perPicture()));
        List<Integer> shape = new ArrayList<>(first.shape());
        shape.set(0, batch);
        room.add(values);
        all.add(new Tensor(first.name(), shape, values.asReadOnlyBuffer()));
    }

    private static List<Integer> rest(Tensor tensor) {
        return tensor.shape().subList(1, tensor.shape().size());
    }

    @Override
    public List<Tensor> all() {
        return List.copyOf(all);
    }
}
