package io.mien.maix.nn;

import io.mien.inference.Tensor;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.model.InputSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A network by itself: a picture in, its outputs out; MaixPy's {@code nn.NN}. Takes pictures alone, and normalizes them as the {@code
 * .mud} says. Runs in a Mien of its own unless it is given one. Thread-safe.
 */
public final class NN implements AutoCloseable {
    private final NetworkRuns runs = new NetworkRuns(this::network);
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
        Optional<LoadedNetwork> before;
        synchronized (loading) {
            requireOpen();
            LoadedNetwork opened = LoadedNetwork.open(given, model);
            try {
                before = replace(opened);
            } catch (MaixException e) {
                opened.close();
                throw e;
            }
        }
        before.ifPresent(LoadedNetwork::close);
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

    /** With {@link Fit#FIT_FILL}, as MaixPy's. */
    public Map<String, Tensor> forwardImage(Image img) {
        return forwardImage(img, Fit.FIT_FILL);
    }

    /**
     * Runs a picture through the network and waits for it.
     *
     * @param img of any size and format
     * @param fit how it is brought to {@link #inputSize}
     * @return the outputs of this very picture, by name in the model's order; copies
     * @throws MaixException {@link Err#ERR_RUNTIME} if the engine failed
     */
    public Map<String, Tensor> forwardImage(Image img, Fit fit) {
        return runs.forward(img, fit, dualBuff());
    }

    /** @see #forwardImage(Image) */
    public Map<String, Tensor> forward_image(Image img) {
        return forwardImage(img);
    }

    /** @see #forwardImage(Image, Fit) */
    public Map<String, Tensor> forward_image(Image img, Fit fit) {
        return forwardImage(img, fit);
    }

    /** With {@link Fit#FIT_FILL}. */
    public CompletionStage<Map<String, Tensor>> submitImage(Image img) {
        return submitImage(img, Fit.FIT_FILL);
    }

    /**
     * Prepares a picture and leaves it to the engine, so that the program, or the next picture, continues while the network runs. Waits
     * while two pictures are on their way.
     *
     * @param img as in {@link #forwardImage}; read before this returns
     * @return what {@code forwardImage} returns, or a {@link io.mien.MienException}, in the order of the calls; what is done with it may
     *     use and close this network
     * @throws MaixException {@link Err#ERR_NOT_IMPL} without two buffers, or if the engine has none
     */
    public CompletionStage<Map<String, Tensor>> submitImage(Image img, Fit fit) {
        if (!dualBuff()) {
            throw new MaixException(Err.ERR_NOT_IMPL, "dual_buff is off: use forwardImage");
        }
        return runs.submit(img, fit);
    }

    /** Ends the network, and its Mien unless the program gave it one. A second call does nothing. */
    @Override
    public void close() {
        Optional<LoadedNetwork> last;
        synchronized (this) {
            closed = true;
            last = network;
            network = Optional.empty();
        }
        last.ifPresent(LoadedNetwork::close);
    }
}
