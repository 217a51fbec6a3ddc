package io.mien.recognizer.guard;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.aligner.AlignmentException;
import io.mien.store.StoreException;
import java.util.function.Consumer;

/** Makes the stage calls of one piece of work, on its thread, and lets {@link CallGuard} see which one runs. */
public final class CallMonitor {
    private volatile RunningCall running; // null between calls

    CallMonitor() {}

    RunningCall running() {
        return running;
    }

    /**
     * Makes a call that may be abandoned, and may be made again; its time is recorded.
     *
     * @param items faces, pictures or windows of a picture that it is about
     * @param check throws {@link IllegalStateException} on an answer that cannot be
     * @throws StageFailure if the stage failed; {@link StageRetiredException} and {@link AlignmentException} are none
     */
    public <T> T call(MonitoredStage monitored, int items, GuardedCall<T> call, Consumer<? super T> check)
            throws MienException {
        long began = System.nanoTime();
        T answer = unrecorded(monitored, items, call, check);
        monitored.record().answered(System.nanoTime() - began, items, call);
        return answer;
    }

    /** As {@link #call}, for work whose times are not those of a frame. */
    public <T> T unrecorded(MonitoredStage monitored, int items, GuardedCall<T> call, Consumer<? super T> check)
            throws MienException {
        RunningCall mine = new RunningCall(monitored, items);
        running = mine;
        boolean inTime;
        T answer = null;
        Throwable thrown = null;
        try {
            answer = call.answer();
            if (answer == null) {
                throw new IllegalStateException("no answer but null");
            }
            check.accept(answer);
        } catch (MienException | RuntimeException | Error e) {
            // An error too: the call has a thread of its own, and the JVM continues after a missing class or a deep
            // recursion.
            thrown = e;
        } finally {
            inTime = mine.end();
            running = null;
        }
        if (!inTime) {
            throw new StageFailure(monitored, "no answer within its deadline", thrown instanceof Error ? thrown : null);
        }
        if (thrown != null) {
            throw failure(monitored, thrown);
        }
        return answer;
    }

    /**
     * Makes a call of a store: once, and it is not given up, since what it writes late it has still written. An error about
     * what it was asked to store is not its failure.
     */
    public <T> T once(MonitoredStage monitored, GuardedCall<T> call) throws MienException {
        long began = System.nanoTime();
        try {
            T answer = call.answer();
            monitored.record().answeredOnce(System.nanoTime() - began, 1);
            return answer;
        } catch (StoreException | RuntimeException | Error e) {
            throw failure(monitored, e);
        }
    }

    private static RuntimeException failure(MonitoredStage monitored, Throwable thrown) throws MienException {
        if (thrown instanceof StageRetiredException retired) {
            throw retired;
        }
        if (thrown instanceof AlignmentException noFace) {
            throw noFace;
        }
        if (thrown instanceof StageFailure inside) {
            return inside;
        }
        String reason = thrown instanceof MienException || thrown instanceof IllegalStateException
                ? String.valueOf(thrown.getMessage())
                : thrown.toString();
        return new StageFailure(monitored, reason, thrown);
    }
}
