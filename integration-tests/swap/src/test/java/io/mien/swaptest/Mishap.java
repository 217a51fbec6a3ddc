package io.mien.swaptest;

import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a model that passed its trial can go wrong. */
enum Mishap {
    /** Each run throws. */
    THROWS {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) throws InferenceException {
            throw new InferenceException("chaos", "each run throws");
        }
    },
    /** Every tenth run throws what nobody expects. */
    THROWS_ON_EVERY_TENTH {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            if (run % 10 == 0) {
                throw new IllegalStateException("every tenth run throws");
            }
            return outputs;
        }
    },
    /** All values are NaN. */
    NAN {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            return edit(outputs, tensor -> {
                FloatBuffer values = FloatBuffer.allocate(tensor.values().limit());
                for (int i = 0; i < values.limit(); i++) {
                    values.put(i, Float.NaN);
                }
                return new Tensor(tensor.name(), tensor.shape(), values);
            });
        }
    },
    /** The run never ends, whatever it is told. */
    HANGS {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            while (true) {
                LockSupport.park();
            }
        }
    },
    /** Fifty times slower. */
    SLOW {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            long end = System.nanoTime() + 49 * Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(2));
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            return outputs;
        }
    },
    /** Half of the values. */
    WRONG_DIMENSION {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            return edit(outputs, tensor -> {
                List<Integer> shape = new ArrayList<>(tensor.shape());
                int last = shape.size() - 1;
                shape.set(last, Math.max(1, shape.get(last) / 2));
                return new Tensor(tensor.name(), shape, tensor.values());
            });
        }
    },
    /** The first value of each pair changes places with the second. */
    EXCHANGED {
        @Override
        Outputs strike(Outputs outputs, long run, long nanos) {
            return edit(outputs, tensor -> {
                FloatBuffer values = FloatBuffer.allocate(tensor.values().limit());
                for (int i = 0; i < values.limit(); i++) {
                    values.put(i, tensor.values().get(Math.min(i ^ 1, values.limit() - 1)));
                }
                return new Tensor(tensor.name(), tensor.shape(), values);
            });
        }
    };

    private interface Edit {
        Tensor of(Tensor tensor);
    }

    /**
     * What becomes of a run.
     *
     * @param run counted from 1
     * @param nanos that the run took until now
     */
    abstract Outputs strike(Outputs outputs, long run, long nanos) throws InferenceException;

    private static Outputs edit(Outputs outputs, Edit edit) {
        List<Tensor> edited = outputs.all().stream().map(edit::of).toList();
        return () -> Collections.unmodifiableList(edited);
    }
}
