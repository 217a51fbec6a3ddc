package io.mien.swaptest;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Runs models of the format {@code chaos} on the real engine, until it is armed: then they go wrong. */
final class ChaosEngine implements InferenceEngine {
    static final String CHAOS = "chaos";

    private final InferenceEngine real;
    private final Mishap mishap;
    private volatile boolean armed;

    ChaosEngine(InferenceEngine real, Mishap mishap) {
        this.real = real;
        this.mishap = mishap;
    }

    /** From now on all runs go wrong. */
    void arm() {
        armed = true;
    }

    @Override
    public boolean runs(Model model) {
        return model.mud().format().equals(CHAOS);
    }

    @Override
    public InferenceSession open(Model model) throws ModelRejectedException {
        return new Session(real.open(model));
    }

    private final class Session implements InferenceSession {
        private final InferenceSession session;
        private final AtomicLong runs = new AtomicLong();

        Session(InferenceSession session) {
            this.session = session;
        }

        @Override
        public InputSize inputSize() {
            return session.inputSize();
        }

        @Override
        public <T> T run(List<Image> batch, Function<Outputs, T> decode)
                throws StageRetiredException, InferenceException {
            long start = System.nanoTime();
            Struck struck = new Struck();
            T answer = session.run(batch, outputs -> decode.apply(strike(outputs, start, struck)));
            if (struck.failure != null) {
                throw struck.failure;
            }
            return answer;
        }

        private Outputs strike(Outputs outputs, long start, Struck struck) {
            if (!armed) {
                return outputs;
            }
            try {
                return mishap.strike(outputs, runs.incrementAndGet(), System.nanoTime() - start);
            } catch (InferenceException e) {
                // A decode function has no checked exceptions: it is thrown when the run is back.
                struck.failure = e;
                return outputs;
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private static final class Struck {
        InferenceException failure;
    }
}
