package io.mien.deploy.service;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.outcome.OutcomeSignals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the changes that are due without a request, on a thread of its own. Thread-safe. */
final class UpkeepSchedule implements AutoCloseable {
    private static final Logger LOG = System.getLogger(UpkeepSchedule.class.getName());

    private final ChangeLock turn;
    private final Upkeep upkeep; // guarded by turn
    private final OutcomeSignals signals;
    private final Duration again;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("mien-deploy"));

    /**
     * @param signals told when a look is asked for
     * @param again how long after a failure the next attempt is made
     */
    UpkeepSchedule(ChangeLock turn, Upkeep upkeep, OutcomeSignals signals, Duration again) {
        this.turn = turn;
        this.upkeep = upkeep;
        this.signals = signals;
        this.again = again;
    }

    /** Makes the changes that are due now. */
    void look() {
        due.set(false);
        try {
            turn.take("what probations ask for", Duration.ofDays(1), () -> {
                upkeep.settle();
                return true;
            });
        } catch (DeploymentException | RuntimeException e) {
            if (!isClosed()) {
                LOG.log(Level.ERROR, "The installed bundles could not be brought up to date", e);
                lookIn(again);
            }
        }
    }

    /** Many requests of one moment lead to one look. */
    void lookSoon() {
        if (due.compareAndSet(false, true)) {
            lookIn(Duration.ZERO);
        }
    }

    /** A codec's probation may be decided then. */
    void lookIn(Duration time) {
        signals.changed();
        try {
            background.schedule(this::look, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Mien stops; the next start knows no more than that a newcomer was on probation.
            LOG.log(Level.DEBUG, "What a probation asks for comes too late", e);
        }
    }

    boolean isClosed() {
        return background.isShutdown();
    }

    /** Makes no further change; one that is being made is interrupted. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
