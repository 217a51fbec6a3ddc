package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Format;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Models that a program loaded, and the Mien that runs them. Thread-safe. After {@link #close} every method throws {@link
 * Err#ERR_NOT_READY}.
 */
public abstract class LoadedModels implements AutoCloseable {
    private final Optional<Path> storage;
    private final StageKind seeing;
    private final Object loading = new Object(); // held while models are opened, before the lock on this
    private Optional<FaceModels> models = Optional.empty(); // guarded by this
    private boolean closed; // guarded by this

    /**
     * @param storage folder of a Mien of its own; empty: a temporary one
     * @param seeing the kind of model whose order of channels is {@link #inputFormat}
     */
    LoadedModels(Optional<Path> storage, StageKind seeing) {
        this.storage = storage;
        this.seeing = seeing;
    }

    /**
     * Loads models into a Mien of its own, instead of those before; those before stay if that fails and they use no folder. Other calls
     * use them until then.
     *
     * @param check refuses models that are not taken, by throwing
     */
    final void open(Map<StageKind, ModelChoice> choices, Consumer<FaceModels> check) {
        synchronized (loading) {
            requireOpen();
            if (storage.isPresent()) {
                // One Mien at a time uses a folder.
                replace(Optional.empty()).ifPresent(FaceModels::close);
            }
            use(ServingModels.open(storage, choices), check);
        }
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw Failures.notLoaded();
        }
    }

    final void use(FaceModels loaded) {
        use(loaded, taken -> {});
    }

    /** Takes models instead of those before, which stay if {@code check} throws: then the new ones are closed. */
    final void use(FaceModels loaded, Consumer<FaceModels> check) {
        Optional<FaceModels> before;
        try {
            check.accept(loaded);
            before = replace(Optional.of(loaded));
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
        before.ifPresent(FaceModels::close);
    }

    /** @return those before */
    private synchronized Optional<FaceModels> replace(Optional<FaceModels> loaded) {
        requireOpen();
        Optional<FaceModels> before = models;
        models = loaded;
        return before;
    }

    /** A call of the models that are loaded. */
    @FunctionalInterface
    interface Call<T> {
        T of(FaceModels models) throws MienException;
    }

    /** Makes a call, and makes it again if its models were replaced by others in the meantime. */
    final <T> T withLoaded(Call<T> call) {
        while (true) {
            FaceModels with = loaded();
            try {
                return call.of(with);
            } catch (MienException e) {
                if (loaded() == with) {
                    throw Failures.of(e);
                }
            } catch (MaixException e) {
                if (loaded() == with) {
                    throw e;
                }
            }
        }
    }

    final synchronized FaceModels loaded() {
        return models.orElseThrow(Failures::notLoaded);
    }

    /** Width of the pictures that the detector looks at, in pixels. */
    public final int inputWidth() {
        return inputSize().width();
    }

    /** Height of the pictures that the detector looks at, in pixels. */
    public final int inputHeight() {
        return inputSize().height();
    }

    /** Size of the pictures that the detector looks at. */
    public final InputSize inputSize() {
        return loaded().input();
    }

    /** The order of channels that the model was trained with, of a recognizer the feature model. Pictures of any format are taken. */
    public final Format inputFormat() {
        return loaded().mud(seeing).channels() == ChannelOrder.RGB ? Format.FMT_RGB888 : Format.FMT_BGR888;
    }

    /** @see #inputWidth() */
    public final int input_width() {
        return inputWidth();
    }

    /** @see #inputHeight() */
    public final int input_height() {
        return inputHeight();
    }

    /** @see #inputSize() */
    public final InputSize input_size() {
        return inputSize();
    }

    /** @see #inputFormat() */
    public final Format input_format() {
        return inputFormat();
    }

    /**
     * The Mien that this uses, with its services, swaps and deployments.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} if nothing is loaded
     */
    public final Maix maix() {
        return loaded().maix();
    }

    /**
     * Ends its Mien, unless the program gave it one. A second call does nothing. Models that another thread loads at this moment are
     * closed there as soon as they are open.
     */
    @Override
    public void close() {
        Optional<FaceModels> last;
        synchronized (this) {
            closed = true;
            last = models;
            models = Optional.empty();
        }
        last.ifPresent(FaceModels::close);
    }
}
