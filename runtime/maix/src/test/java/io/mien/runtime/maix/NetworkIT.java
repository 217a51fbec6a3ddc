package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.inference.Tensor;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.maix.nn.NN;
import io.mien.model.InputSize;
import io.mien.support.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
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

    /** MaixPy's default stretches; the engine alone would put the picture into the corner. */
    @Test
    void aPictureIsFittedAsTheProgramAsks() throws Exception {
        try (NN network = new NN(new LooseModels(folder).unpack("mien_detector", mud -> mud))) {
            Image picture = FaceRecognizerIT.picture("Ada/1");
            List<Map<String, List<Float>>> each = new ArrayList<>();
            for (Fit fit : Fit.values()) {
                Map<String, List<Float>> outputs = values(network.forward_image(picture, fit));
                assertEquals(values(network.forwardImage(picture.resize(320, 256, fit))), outputs, fit.name());
                assertEquals(
                        outputs,
                        values(network.submitImage(picture, fit)
                                .toCompletableFuture()
                                .get()));
                each.add(outputs);
            }
            assertEquals(Fit.values().length, Set.copyOf(each).size(), "each fit is another picture");
            assertEquals(each.get(Fit.FIT_FILL.ordinal()), values(network.forwardImage(picture)));
        }
    }

    /** What is done with a result runs beside the engine, not in the thread that the next picture needs. */
    @Test
    @Timeout(60)
    void whatIsDoneWithAResultMayUseTheNetwork() throws Exception {
        try (NN network = new NN(new LooseModels(folder).unpack("mien_detector", mud -> mud))) {
            Image picture = FaceRecognizerIT.picture("Ada/1");
            Map<String, Tensor> again = network.submitImage(picture)
                    .thenApply(first -> network.forwardImage(picture))
                    .toCompletableFuture()
                    .get();
            assertEquals(values(network.forwardImage(picture)), values(again));
        }
    }

    /** One thread closes the network while what is done with a result, in another thread, still uses it: neither waits for the other. */
    @Test
    @Timeout(60)
    void aNetworkClosesWhileWhatIsDoneWithAResultUsesIt() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger engine = Logger.getLogger("io.mien.inference.dual.SessionOwner");
        engine.setFilter(entry -> warnings.add(entry.getMessage()));
        NN network = new NN(new LooseModels(folder).unpack("mien_detector", mud -> mud));
        Image picture = FaceRecognizerIT.picture("Ada/1");
        CountDownLatch used = new CountDownLatch(1);
        CompletableFuture<Err> refused = network.submitImage(picture)
                .thenApplyAsync(first -> {
                    used.countDown();
                    Await.until("the network is closed", () -> !network.loaded());
                    return assertThrows(MaixException.class, () -> network.forwardImage(picture))
                            .err();
                })
                .toCompletableFuture();
        used.await();
        network.close();
        assertEquals(Err.ERR_NOT_READY, refused.get());
        engine.setFilter(null);
        assertEquals(List.of(), warnings, "the engine gave up waiting");
    }

    @Test
    void aNetworkThatNothingRunsIsRefusedByItsFile() throws Exception {
        String other = new LooseModels(folder)
                .unpack("mien_detector", mud -> mud.replaceFirst("type = onnx", "type = tflite"));
        MaixException e = assertThrows(MaixException.class, () -> new NN(other));
        assertEquals(other + " does not run: no engine for the format 'tflite' runs here", e.getMessage());
        assertEquals(Err.ERR_NOT_IMPL, e.err());
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
