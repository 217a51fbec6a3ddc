package io.mien.recognizer.guard;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.aligner.AlignmentException;
import java.util.function.Consumer;

/** Makes the stage calls of one piece of work, on its thread, and lets {@link Guard} see which one runs. */
public final class Watch {
    private volatile RunningCall running; // null between calls

    Watch() {}

    RunningCall running() {
        return running;
    }

    /**
     * Makes a call that may be given up, and may be made again.
     *
     * @param check throws {@link IllegalStateException} on an answer that cannot be
     * @throws StageFailure if the stage failed; {@link StageRetiredException} and {@link AlignmentException} are none
     */
    public <T> T call(Subject subject, Call<T> call, Consumer<? super T> check) throws MienException {
        RunningCall mine = new RunningCall(subject);
        running = mine;
        boolean inTime;
        T answer = null;
        Throwable thrown = null;
        try {
            answer = call.answer();
            check.accept(answer);
        } catch (MienException | RuntimeException | Error e) {
            // An error too: the call has a thread of its own, and the JVM goes on after a missing class or a deep
            // recursion.
            thrown = e;
        } finally {
            inTime = mine.end();
            running = null;
        }
        if (!inTime) {
            throw new StageFailure(subject, "no answer within its deadline", thrown instanceof Error ? thrown : null);
        }
        if (thrown != null) {
            throw failure(subject, thrown);
        }
        subject.record().answered(mine.nanos(), call);
        return answer;
    }

    /** Makes a call that is made once and is not given up: what a store writes late, it has still written. */
    public <T> T once(Subject subject, Call<T> call) throws MienException {
        long began = System.nanoTime();
        try {
            T answer = call.answer();
            subject.record().answeredOnce(System.nanoTime() - began);
            return answer;
        } catch (MienException | RuntimeException | Error e) {
            throw failure(subject, e);
        }
    }

    private static RuntimeException failure(Subject subject, Throwable thrown) throws MienException {
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
        return new StageFailure(subject, reason, thrown);
    }
}
