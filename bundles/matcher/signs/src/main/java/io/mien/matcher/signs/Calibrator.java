package io.mien.matcher.signs;

import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Rows;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the calibration of an index up to date: a search that meets a gallery which changed much has it measured, in a thread
 * that lives as long. Thread-safe.
 */
final class Calibrator {
    /** Part of the faces that may come, change or go before it is measured again. */
    private static final double CHANGE = .25;

    private static final Logger LOG = System.getLogger(Calibrator.class.getName());

    private final double target;
    private final DotProducts products;
    private final LongAdder changes = new LongAdder();
    private final AtomicBoolean measuring = new AtomicBoolean();
    private volatile State state = new State(ScanCalibration.SAFE, 0, 0);
    private volatile boolean closed;

    /**
     * @param faces when it was measured
     * @param changes that had been made before
     */
    private record State(ScanCalibration calibration, int faces, long changes) {}

    /** @param target recall, below 1 */
    Calibrator(double target, DotProducts products) {
        this.target = target;
        this.products = products;
    }

    /** A face came, changed or went. */
    void changed() {
        changes.increment();
    }

    /** The last calibration, which may be of a smaller gallery. */
    ScanCalibration current() {
        return state.calibration();
    }

    /** The calibration for a search; has a new one measured if this one is out of date. */
    ScanCalibration forSearch(Rows<SignCodes> rows) {
        State current = state;
        if (changes.sum() - current.changes() > CHANGE * current.faces() && measuring.compareAndSet(false, true)) {
            start(rows);
        }
        return current.calibration();
    }

    private void start(Rows<SignCodes> rows) {
        Thread thread = new Thread(() -> measure(rows), "mien-matcher-signs");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void measure(Rows<SignCodes> rows) {
        long before = changes.sum();
        ScanCalibration measured = ScanCalibration.SAFE;
        try {
            measured = new Measurement(rows, products.forFaces(rows.size()), () -> !closed)
                    .calibration(target)
                    .orElse(ScanCalibration.SAFE);
            LOG.log(Level.DEBUG, "Of {0} faces: {1}", rows.size(), measured);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "How many faces must be compared cannot be measured; a safe number is", e);
        } finally {
            state = new State(measured, rows.size(), before);
            measuring.set(false);
        }
    }

    /** Ends a measurement that runs. */
    void close() {
        closed = true;
    }
}
