package io.mien.host.crowd;

import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The outputs of one picture of a batch, as a decoder reads them: those of a batch of one. */
public final class WindowOutputs {
    private WindowOutputs() {}

    /**
     * @param batch outputs of a run, read where they lie
     * @param index of the picture in the batch
     * @param pictures of the batch
     */
    public static Outputs of(Outputs batch, int index, int pictures) {
        if (pictures == 1) {
            return batch;
        }
        List<Tensor> own = batch.all().stream().map(t -> slice(t, index)).toList();
        return () -> own;
    }

    private static Tensor slice(Tensor tensor, int index) {
        List<Integer> shape = new ArrayList<>(tensor.shape());
        shape.set(0, 1);
        int length = tensor.perPicture();
        return new Tensor(tensor.name(), shape, tensor.values().slice(index * length, length));
    }
}
