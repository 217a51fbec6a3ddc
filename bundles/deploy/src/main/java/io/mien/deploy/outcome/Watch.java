package io.mien.deploy.outcome;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.swap.StageEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for the outcome of a change, and tells a listener of its progress. The host answers when it has
 * settled, which may take as long as a trial; it is asked on another thread, so that the listener is told in the meantime.
 */
public final class Watch {
    private static final long STEP_MILLIS = 20;

    private final ExecutorService asking;
    private final StageEvents events;
    private final Duration quiet;
    private final Duration settle;

    /**
     * @param asking runs the questions
     * @param events the events of stages during the wait
     * @param quiet longest time without any progress
     * @param settle how long an answer that may still change must stay the same
     */
    public Watch(ExecutorService asking, StageEvents events, Duration quiet, Duration settle) {
        this.asking = asking;
        this.events = events;
        this.quiet = quiet;
        this.settle = settle;
    }

    /**
     * Returns when all is known.
     *
     * @param question gives a verdict on each thing that is waited for
     * @return the last verdicts, none of them pending or failed
     * @throws DeploymentException with the reason of the first that failed, or of which nothing more was heard
     */
    public List<Verdict> await(Supplier<List<Verdict>> question, DeploymentListener listener)
            throws DeploymentException {
        List<Verdict> last = List.of();
        long since = System.nanoTime();
        long heard = since;
        Future<List<Verdict>> answer = ask(question);
        while (true) {
            if (hear(listener)) {
                heard = System.nanoTime();
            }
            if (answer.isDone()) {
                List<Verdict> verdicts = get(answer);
                long now = System.nanoTime();
                if (!verdicts.equals(last)) {
                    last = verdicts;
                    since = now;
                    heard = now;
                }
                if (isKnown(verdicts, now - since)) {
                    return requireGood(verdicts);
                }
                answer = ask(question);
            }
            if (System.nanoTime() - heard > quiet.toNanos()) {
                throw gaveUp(last);
            }
        }
    }

    private Future<List<Verdict>> ask(Supplier<List<Verdict>> question) throws DeploymentException {
        try {
            return asking.submit(question::get);
        } catch (RejectedExecutionException e) {
            throw new DeploymentException("Mien stops", e);
        }
    }

    private boolean isKnown(List<Verdict> verdicts, long unchanged) {
        return verdicts.stream().allMatch(Verdict::isFinal)
                || unchanged >= settle.toNanos()
                        && (verdicts.stream().noneMatch(v -> v.state() == Verdict.State.PENDING)
                                || failed(verdicts).isPresent());
    }

    private static Optional<Verdict> failed(List<Verdict> verdicts) {
        return verdicts.stream().filter(v -> v.state() == Verdict.State.FAILED).findFirst();
    }

    private static List<Verdict> requireGood(List<Verdict> verdicts) throws DeploymentException {
        Optional<Verdict> failed = failed(verdicts);
        if (failed.isPresent()) {
            throw new DeploymentException(
                    failed.get().subject() + " is refused: " + failed.get().detail());
        }
        return verdicts;
    }

    private DeploymentException gaveUp(List<Verdict> verdicts) {
        String what = verdicts.stream()
                .filter(v -> v.state() == Verdict.State.PENDING)
                .findFirst()
                .map(v -> v.subject() + ": " + v.detail())
                .orElse("no answer of the host");
        return new DeploymentException(what + ", for " + quiet.toMillis() + " ms now");
    }

    /** Whether there was anything to tell within a moment. */
    private boolean hear(DeploymentListener listener) throws DeploymentException {
        try {
            Optional<StageEvent> event = events.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
            Optional<Step> step = event.flatMap(e -> step(e.step()));
            if (step.isPresent()) {
                StageEvent e = event.get();
                String subject = e.kind().word() + " " + e.stage().name() + " "
                        + e.stage().version();
                listener.progress(new DeploymentProgress(step.get(), subject, e.detail(), e.progress()));
            }
            return event.isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("interrupted", e);
        }
    }

    /** Empty for serving: the verdict says whether it serves, and whether on probation. */
    private static Optional<Step> step(StageEvent.Step step) {
        return switch (step) {
            case OPENING, TRIAL -> Optional.of(Step.TRIAL);
            case GALLERY -> Optional.of(Step.GALLERY);
            default -> Optional.empty();
        };
    }

    private static List<Verdict> get(Future<List<Verdict>> answer) throws DeploymentException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("interrupted", e);
        } catch (ExecutionException e) {
            throw new DeploymentException("what became of it cannot be asked: " + e.getCause(), e);
        }
    }
}
