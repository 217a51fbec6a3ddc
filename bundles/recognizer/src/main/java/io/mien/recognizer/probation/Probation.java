package io.mien.recognizer.probation;

import io.mien.recognizer.StageStatus;
import io.mien.recognizer.guard.CallRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Compares a new stage with its predecessor, from the moment it takes its place. Thread-safe. */
public final class Probation {
    /** Before so many answers one slow call says nothing; after it, a stage of which even the fastest was slow is slow. */
    private static final int FEW = 3;

    /** From so many answers on the median is one. */
    private static final int SEVERAL = 10;

    private final CallRecord newcomer;
    private final CallRecord predecessor;
    private final ProbationLimits limits;
    private final long began;
    private final long answeredBefore;
    private final long failedBefore;
    private final int leakedBefore;

    /**
     * What became of it.
     *
     * @param passed whether the newcomer stays
     * @param reason why not; empty where it does
     */
    public record Verdict(boolean passed, String reason) {
        private static final Verdict PASSED = new Verdict(true, "");
    }

    /**
     * Begins one.
     *
     * @param nanos now, {@link System#nanoTime}
     */
    public Probation(CallRecord newcomer, CallRecord predecessor, ProbationLimits limits, long nanos) {
        this.newcomer = newcomer;
        this.predecessor = predecessor;
        this.limits = limits;
        this.began = nanos;
        this.answeredBefore = newcomer.answered();
        this.failedBefore = newcomer.failures();
        this.leakedBefore = newcomer.leaked();
    }

    /** How far it is, in calls. */
    public StageStatus.Progress progress() {
        return new StageStatus.Progress((int) Math.min(answered() + failed(), limits.calls()), limits.calls());
    }

    /** The verdict, as soon as there is one: a newcomer that can no longer pass is not tried to the end. */
    public Optional<Verdict> verdict(long nanos) {
        Optional<String> fault = fault();
        if (fault.isPresent()) {
            return Optional.of(new Verdict(false, fault.get()));
        }
        boolean over = nanos - began >= TimeUnit.MILLISECONDS.toNanos(limits.millis());
        if (over && failed() > limits.failures() * (answered() + failed())) {
            return Optional.of(new Verdict(false, failures()));
        }
        return over || answered() + failed() >= limits.calls() ? Optional.of(Verdict.PASSED) : Optional.empty();
    }

    private Optional<String> fault() {
        if (newcomer.leaked() > leakedBefore) {
            return Optional.of("a call hangs and cannot be ended");
        }
        boolean allFail = answered() == 0 && failed() >= FEW;
        if (allFail || failed() > limits.failures() * limits.calls()) {
            return Optional.of(failures());
        }
        return slow();
    }

    private Optional<String> slow() {
        long[] its = newcomer.latest(answered());
        long[] theirs = predecessor.latest(Long.MAX_VALUE);
        if (its.length < FEW || theirs.length == 0) {
            return Optional.empty();
        }
        long median = theirs[theirs.length / 2];
        double most = limits.latency() * median + limits.freeMillis() * TimeUnit.MILLISECONDS.toNanos(1);
        long compared = its.length < SEVERAL ? its[0] : its[its.length / 2];
        return compared <= most
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "it takes %.1f ms where its predecessor takes %.1f ms",
                        millis(compared),
                        millis(median)));
    }

    private String failures() {
        return failed() + " of " + (answered() + failed()) + " calls failed";
    }

    private long answered() {
        return newcomer.answered() - answeredBefore;
    }

    private long failed() {
        return newcomer.failures() - failedBefore;
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
