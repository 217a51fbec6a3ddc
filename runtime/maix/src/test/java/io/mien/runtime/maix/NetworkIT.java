package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.inference.Tensor;
import io.mien.maix.image.Image;
import io.mien.maix.nn.NN;
import io.mien.model.InputSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MaixPy's {@code nn.NN} with real weights. */
@Timeout(600)
class NetworkIT {
    @TempDir
    Path folder;

    @Test
    void aNetworkAnswersEachPictureWithItsOwnOutputs() throws Exception {
        String model = new LooseModels(folder).unpack("mien_detector", mud -> mud);
        try (NN network = new NN(model)) {
            assertEquals(new InputSize(320, 256), network.inputSize());
            assertEquals("retinaface", network.extra_info().get("model_type"));
            List<Image> pictures = FaceRecognizerIT.PEOPLE.stream()
                    .map(person -> FaceRecognizerIT.picture(person + "/1"))
                    .toList();
            network.setDualBuff(false);
            List<Map<String, Tensor>> single =
                    pictures.stream().map(network::forwardImage).toList();
            network.setDualBuff(true);
            assertEquals(values(single.get(0)), values(network.forwardImage(pictures.get(0))));
            List<CompletableFuture<Map<String, Tensor>>> promised = new ArrayList<>();
            for (Image picture : pictures) {
                CompletionStage<Map<String, Tensor>> outputs = network.submitImage(picture);
                promised.add(outputs.toCompletableFuture());
            }
            for (int i = 0; i < pictures.size(); i++) {
                assertEquals(values(single.get(i)), values(promised.get(i).join()));
            }
        }
    }

    /** The values of each output by name. */
    private static Map<String, List<Float>> values(Map<String, Tensor> outputs) {
        Map<String, List<Float>> values = new TreeMap<>();
        outputs.forEach((name, tensor) -> {
            List<Float> all = new ArrayList<>();
            for (int i = 0; i < tensor.values().limit(); i++) {
                all.add(tensor.values().get(i));
            }
            values.put(name, all);
        });
        return values;
    }
}
