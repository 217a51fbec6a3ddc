package io.mien.deploy.service;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.outcome.OutcomeSignals;
import io.mien.deploy.probation.DecisionTimes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the changes that are due without a request, on a thread of its own. Thread-safe. */
final class UpkeepSchedule implements AutoCloseable {
    private static final Logger LOG = System.getLogger(UpkeepSchedule.class.getName());

    private final ChangeLock turn;
    private final Upkeep upkeep; // guarded by turn
    private final OutcomeSignals signals;
    private final DecisionTimes times;
    private final Duration again;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "mien-deploy");
    private volatile boolean closed;

    /**
     * @param signals told when a look is asked for
     * @param times when a look is due
     * @param again how long after a failure the next attempt is made
     */
    UpkeepSchedule(ChangeLock turn, Upkeep upkeep, OutcomeSignals signals, DecisionTimes times, Duration again) {
        this.turn = turn;
        this.upkeep = upkeep;
        this.signals = signals;
        this.times = times;
        this.again = again;
        thread.setDaemon(true);
    }

    /** Begins; once. */
    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                times.awaitNext();
                look();
                if (!closed) {
                    // What a look called may have left the thread interrupted; only close ends it.
                    Thread.interrupted();
                }
            }
        } catch (InterruptedException e) {
            // Only close interrupts. The next start knows no more than that a newcomer was on probation.
            LOG.log(Level.DEBUG, "Mien stops");
        }
    }

    /** Makes the changes that are due now. */
    void look() {
        due.set(false);
        try (ChangeLock.Turn mine = turn.take("what probations ask for", Duration.ofDays(1))) {
            upkeep.settle();
        } catch (DeploymentException | RuntimeException | Error e) {
            // An error of deployed code, too, must not end all later looks.
            if (!closed) {
                LOG.log(Level.ERROR, "The installed bundles could not be brought up to date", e);
                times.add(again);
            }
        }
    }

    /** Many requests of one moment lead to one look. */
    void lookSoon() {
        if (due.compareAndSet(false, true)) {
            signals.changed();
            times.add(Duration.ZERO);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Makes no further change; one that is being made is interrupted. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
