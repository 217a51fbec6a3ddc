package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs pictures through the network that is loaded at the moment. Thread-safe. */
final class NetworkRuns {
    private static final int MOST_TRIES = 10;

    private final Supplier<LoadedNetwork> network;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null); // guarded by this

    /** @param network throws if none is loaded */
    NetworkRuns(Supplier<LoadedNetwork> network) {
        this.network = network;
    }

    /** @param dualBuff whether the picture goes through the engine's two buffers, if it has them */
    Map<String, Tensor> forward(Image img, Fit fit, boolean dualBuff) {
        return retried((loaded, session) -> {
            List<io.mien.image.Image> picture = fitted(img, fit, session.inputSize());
            Optional<DualBuffer> buffers = dualBuff ? loaded.buffers(session) : Optional.empty();
            return buffers.isPresent()
                    ? result(buffers.get().submit(session, picture, NetworkRuns::copies))
                    : session.run(picture, NetworkRuns::copies);
        });
    }

    /** One after the other: a picture that is submitted later is kept behind those before. */
    synchronized CompletionStage<Map<String, Tensor>> submit(Image img, Fit fit) {
        CompletionStage<Map<String, Tensor>> submitted = retried((loaded, session) -> loaded.buffers(session)
                .orElseThrow(
                        () -> new MaixException(Err.ERR_NOT_IMPL, "the engine has no two buffers: use forwardImage"))
                .submit(session, fitted(img, fit, session.inputSize()), NetworkRuns::copies));
        // Not in the engine's own thread, which the program would wait for if it ran another picture there.
        CompletableFuture<Map<String, Tensor>> promised =
                last.handle((result, failure) -> null).thenCombineAsync(submitted, (before, outputs) -> outputs);
        last = promised;
        return promised;
    }

    private static List<io.mien.image.Image> fitted(Image img, Fit fit, InputSize size) {
        boolean fits = img.width() == size.width() && img.height() == size.height();
        return List.of((fits ? img : img.resize(size.width(), size.height(), fit)).toMien());
    }

    private interface Run<T> {
        T of(LoadedNetwork network, InferenceSession session) throws MienException, InterruptedException;
    }

    /** An engine that is replaced retires its sessions: the model is opened with the next one. */
    private <T> T retried(Run<T> run) {
        for (int i = 0; ; i++) {
            LoadedNetwork loaded = network.get();
            InferenceSession session = loaded.session();
            try {
                return run.of(loaded, session);
            } catch (StageRetiredException e) {
                if (i == MOST_TRIES) {
                    throw Failures.of(e);
                }
                loaded.reopen(session);
            } catch (MienException e) {
                throw Failures.of(e);
            } catch (InterruptedException e) {
                throw Failures.interrupted("a picture that waits for a buffer");
            }
        }
    }

    private static Map<String, Tensor> result(CompletionStage<Map<String, Tensor>> stage) throws MienException {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MienException failed) {
                throw failed;
            }
            throw new MaixException(Err.ERR_RUNTIME, "the network failed: " + e.getCause(), e.getCause());
        }
    }

    private static Map<String, Tensor> copies(Outputs outputs) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        for (Tensor output : outputs.all()) {
            float[] values = new float[output.shape().stream().reduce(1, Math::multiplyExact)];
            output.values().duplicate().rewind().get(values);
            copies.put(output.name(), new Tensor(output.name(), output.shape(), FloatBuffer.wrap(values)));
        }
        return copies;
    }
}
