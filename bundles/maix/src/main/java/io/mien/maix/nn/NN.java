package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Image;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A network by itself: a picture in, its outputs out; MaixPy's {@code nn.NN}. Takes pictures alone, and normalizes them as the {@code
 * .mud} says. Runs in a Mien of its own unless it is given one. Thread-safe.
 */
public final class NN implements AutoCloseable {
    private static final int MOST_TRIES = 10;

    private final Object loading = new Object(); // held while a model is opened, before the lock on this
    private final Optional<Maix> given;
    private boolean dualBuff; // guarded by this
    private Optional<LoadedNetwork> network = Optional.empty(); // guarded by this
    private boolean closed; // guarded by this

    /** One without a model, to be {@linkplain #load loaded}. */
    public NN() {
        given = Optional.empty();
        dualBuff = true;
    }

    /** With two buffers. */
    public NN(String model) {
        this(model, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param model path of a {@code .mud} file with its weights beside it
     * @param dualBuff whether pictures go through two buffers
     * @throws MaixException naming the model and what is wrong with it; nothing is left open
     */
    public NN(String model, boolean dualBuff) {
        given = Optional.empty();
        this.dualBuff = dualBuff;
        load(model);
    }

    /**
     * One that uses a Mien of the program's.
     *
     * @param maix stays open when this is closed
     */
    public NN(Maix maix, String model, boolean dualBuff) {
        given = Optional.of(maix);
        this.dualBuff = dualBuff;
        load(model);
    }

    /**
     * Loads a model, instead of the one before.
     *
     * @throws MaixException naming the model and what is wrong with it; what was loaded stays
     */
    public void load(String model) {
        synchronized (loading) {
            requireOpen();
            LoadedNetwork opened = LoadedNetwork.open(given, model);
            try {
                replace(opened).ifPresent(LoadedNetwork::close);
            } catch (MaixException e) {
                opened.close();
                throw e;
            }
        }
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw Failures.notLoaded();
        }
    }

    private synchronized Optional<LoadedNetwork> replace(LoadedNetwork opened) {
        requireOpen();
        Optional<LoadedNetwork> before = network;
        network = Optional.of(opened);
        return before;
    }

    /** Whether a model is loaded. */
    public synchronized boolean loaded() {
        return network.isPresent();
    }

    private synchronized LoadedNetwork network() {
        return network.orElseThrow(Failures::notLoaded);
    }

    /** @param enable whether pictures go through two buffers from now on */
    public synchronized void setDualBuff(boolean enable) {
        dualBuff = enable;
    }

    /** @see #setDualBuff */
    public void set_dual_buff(boolean enable) {
        setDualBuff(enable);
    }

    private synchronized boolean dualBuff() {
        return dualBuff;
    }

    /** The section {@code extra} of the {@code .mud}. */
    public Map<String, String> extraInfo() {
        return network().mud().items().getOrDefault("extra", Map.of());
    }

    /** @see #extraInfo() */
    public Map<String, String> extra_info() {
        return extraInfo();
    }

    /** {@code labels} of the section {@code extra}. */
    public List<String> extraInfoLabels() {
        return network().mud().parseLabels();
    }

    /** @see #extraInfoLabels() */
    public List<String> extra_info_labels() {
        return extraInfoLabels();
    }

    /** The size that every picture is brought to. */
    public InputSize inputSize() {
        return network().session().inputSize();
    }

    /**
     * Runs a picture through the network and waits for it.
     *
     * @param img of any size and format: it is scaled by one factor to fit, into the top left corner, the rest is black
     * @return the outputs of this very picture, by name in the model's order; copies
     * @throws MaixException {@link Err#ERR_RUNTIME} if the engine failed
     */
    public Map<String, Tensor> forwardImage(Image img) {
        io.mien.image.Image picture = img.toMien();
        return retried((loaded, session) -> {
            Optional<DualBuffer> buffers = dualBuff() ? loaded.buffers(session) : Optional.empty();
            return buffers.isPresent()
                    ? result(buffers.get().submit(session, List.of(picture), NN::copies))
                    : session.run(List.of(picture), NN::copies);
        });
    }

    /** @see #forwardImage */
    public Map<String, Tensor> forward_image(Image img) {
        return forwardImage(img);
    }

    /**
     * Prepares a picture and leaves it to the engine, so that the program, or the next picture, continues while the network runs. Waits
     * while two pictures are on their way.
     *
     * @param img as in {@link #forwardImage}; read before this returns
     * @return what {@code forwardImage} returns, or a {@link MienException}, in the order of the calls
     * @throws MaixException {@link Err#ERR_NOT_IMPL} without two buffers, or if the engine has none
     */
    public CompletionStage<Map<String, Tensor>> submitImage(Image img) {
        io.mien.image.Image picture = img.toMien();
        return retried((loaded, session) -> {
            if (!dualBuff()) {
                throw new MaixException(Err.ERR_NOT_IMPL, "dual_buff is off: use forwardImage");
            }
            DualBuffer buffers = loaded.buffers(session)
                    .orElseThrow(() ->
                            new MaixException(Err.ERR_NOT_IMPL, "the engine has no two buffers: use forwardImage"));
            return buffers.submit(session, List.of(picture), NN::copies);
        });
    }

    private interface Run<T> {
        T of(LoadedNetwork network, InferenceSession session) throws MienException, InterruptedException;
    }

    /** An engine that is replaced retires its sessions: the model is opened with the next one. */
    private <T> T retried(Run<T> run) {
        for (int i = 0; ; i++) {
            LoadedNetwork loaded = network();
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

    /** Ends the network, and its Mien unless the program gave it one. A second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        network.ifPresent(LoadedNetwork::close);
        network = Optional.empty();
    }
}
