package io.mien.host;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * An engine whose models are words: {@code good}, {@code broken} to load, {@code failing} to run, {@code hanging},
 * {@code linkage}, {@code small} or of {@code any} size.
 */
public final class FakeEngine implements InferenceEngine {
    public final List<String> opened = Collections.synchronizedList(new ArrayList<>());
    /** The sizes that were asked for. */
    public final List<Optional<InputSize>> preferred = Collections.synchronizedList(new ArrayList<>());

    /** Until then the hanging ones do. */
    public final CountDownLatch end = new CountDownLatch(1);

    public final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean runs(Model model) {
        return true;
    }

    @Override
    public InferenceSession open(Model model) throws ModelRejectedException {
        String name = model.id().name();
        String word = word(model);
        if (word.equals("broken")) {
            throw new ModelRejectedException(name, "not a network");
        }
        if (word.equals("linkage")) {
            throw new UnsatisfiedLinkError("no library");
        }
        opened.add(name);
        preferred.add(model.preferredInput());
        InputSize own = word.equals("small") ? new InputSize(64, 64) : new InputSize(112, 112);
        return new Session(
                name, word, word.equals("any") ? model.preferredInput().orElse(own) : own);
    }

    private static String word(Model model) {
        try {
            return Files.readString(model.weights()).split("#")[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Session implements InferenceSession {
        private final String name;
        private final String word;
        private final InputSize size;

        Session(String name, String word, InputSize size) {
            this.size = size;
            this.name = name;
            this.word = word;
        }

        @Override
        public InputSize inputSize() {
            return size;
        }

        @Override
        public <T> T run(List<Image> batch, Function<Outputs, T> decode)
                throws StageRetiredException, InferenceException {
            if (word.equals("hanging")) {
                hang();
            }
            if (word.equals("failing")) {
                throw new InferenceException(name, "division by zero");
            }
            Tensor one = new Tensor("one", List.of(batch.size(), 1), FloatBuffer.allocate(batch.size()));
            return decode.apply(() -> List.of(one));
        }

        private void hang() {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean leaked() {
            return word.equals("leaking");
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
