package io.mien.deploy.outcome;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.swap.StageEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Waits for the outcome of a change, and tells a listener of its progress. It is looked at again when something has changed, and
 * once more when nothing has changed for a while. The host answers when it has settled, which may take as long as a trial; it is
 * asked on another thread, so that the listener is told in the meantime. One change at a time.
 */
public final class OutcomeWait {
    private final ExecutorService asking;
    private final OutcomeSignals signals;
    private final Duration quiet;
    private final Duration settle;
    private Optional<OutcomeSignals.Subscription> during = Optional.empty();

    /**
     * @param asking runs the questions
     * @param signals say when to ask
     * @param quiet longest time without any progress
     * @param settle how long an answer that may still change must stay the same
     */
    public OutcomeWait(ExecutorService asking, OutcomeSignals signals, Duration quiet, Duration settle) {
        this.asking = asking;
        this.signals = signals;
        this.quiet = quiet;
        this.settle = settle;
    }

    /** A change begins: the listener of {@link #await} is told what happens from now on. */
    public void begin() {
        during = Optional.of(signals.open());
    }

    /** The change is over. */
    public void end() {
        during.ifPresent(OutcomeSignals.Subscription::close);
        during = Optional.empty();
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
        OutcomeSignals.Subscription changes = during.orElseThrow();
        Inquiry inquiry = new Inquiry(changes, question);
        while (!inquiry.isOver()) {
            List<StageEvent> heard = next(changes, inquiry.deadline());
            heard.forEach(event -> tell(event, listener));
            inquiry.look(!heard.isEmpty());
        }
        return requireGood(inquiry.last);
    }

    /** The question with the answers so far. Confined to the waiting thread. */
    private final class Inquiry {
        private final OutcomeSignals.Subscription changes;
        private final Supplier<List<Verdict>> question;
        private List<Verdict> last = List.of();
        private Optional<CompletableFuture<List<Verdict>>> open;
        private long known; // changes before the latest question
        private long asked = System.nanoTime();
        private long since = asked; // the answers are the same
        private long moved = asked; // the latest change
        private long heard = asked; // the latest progress
        private boolean lastLook;
        private boolean over;

        Inquiry(OutcomeSignals.Subscription changes, Supplier<List<Verdict>> question) throws DeploymentException {
            this.changes = changes;
            this.question = question;
            open = Optional.of(ask());
        }

        boolean isOver() {
            return over;
        }

        /** When to look, even if nothing changes until then. */
        long deadline() {
            return open.isEmpty() && isUnsettled() ? settled() : heard + quiet.toNanos();
        }

        /** Host or recognizer may follow a change later than the next answer comes: after a while they are asked once more. */
        private boolean isUnsettled() {
            return asked - settled() < 0;
        }

        private long settled() {
            return (since - moved > 0 ? since : moved) + settle.toNanos();
        }

        /** @param progress whether a stage took a step */
        void look(boolean progress) throws DeploymentException {
            long now = System.nanoTime();
            if (progress) {
                heard = now;
                lastLook = false;
            }
            if (open.filter(Future::isDone).isPresent()) {
                answered(get(open.get()), now);
            }
            boolean silent = now - heard > quiet.toNanos();
            if (!over && (open.isEmpty() ? lastLook : silent)) {
                throw gaveUp(last);
            }
            boolean changed = changes.changes() != known;
            if (changed) {
                moved = now;
            }
            if (!over && open.isEmpty() && (changed || silent || isUnsettled() && now - settled() >= 0)) {
                lastLook = silent;
                heard = silent ? now : heard;
                open = Optional.of(ask());
            }
        }

        private void answered(List<Verdict> verdicts, long now) {
            open = Optional.empty();
            if (!verdicts.equals(last)) {
                last = verdicts;
                since = now;
                heard = now;
                lastLook = false;
            }
            over = isKnown(verdicts, asked - since >= settle.toNanos());
        }

        private CompletableFuture<List<Verdict>> ask() throws DeploymentException {
            asked = System.nanoTime();
            known = changes.changes();
            try {
                CompletableFuture<List<Verdict>> answer = CompletableFuture.supplyAsync(question, asking);
                answer.whenComplete((verdicts, failure) -> changes.wake());
                return answer;
            } catch (RejectedExecutionException e) {
                throw new DeploymentException("Mien stops", e);
            }
        }
    }

    private static boolean isKnown(List<Verdict> verdicts, boolean settled) {
        return verdicts.stream().allMatch(Verdict::isFinal)
                || settled
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

    private static List<StageEvent> next(OutcomeSignals.Subscription changes, long deadline)
            throws DeploymentException {
        try {
            return changes.next(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("interrupted", e);
        }
    }

    private static void tell(StageEvent event, DeploymentListener listener) {
        String subject = event.kind().word() + " " + event.stage().name() + " "
                + event.stage().version();
        step(event.step())
                .ifPresent(step -> listener.progress(
                        DeploymentProgress.of(step, subject, event.detail()).progress(event.progress())));
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
