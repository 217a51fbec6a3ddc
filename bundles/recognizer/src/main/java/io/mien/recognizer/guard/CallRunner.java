package io.mien.recognizer.guard;

import io.mien.MienException;
import java.util.function.Consumer;

/** Makes the calls of a guarded stage: on the thread of a frame, or each on a thread of its own. */
public interface CallRunner {
    /**
     * @param monitored the stage that is called
     * @param items faces or pictures that the call is about, at least 1
     * @param call the call
     * @param check throws {@link IllegalStateException} on an impossible answer
     * @throws StageFailure if the stage failed
     */
    <T> T call(MonitoredStage monitored, int items, GuardedCall<T> call, Consumer<? super T> check)
            throws MienException;
}
