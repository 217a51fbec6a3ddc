package io.mien.recognizer.guard;

import io.mien.MienException;
import java.util.function.Consumer;

/** Makes the calls of a guarded stage: on the thread of a frame, or each on a thread of its own. */
public interface CallRunner {
    /**
     * @param monitored the stage that is called
     * @param call the call
     * @param check throws {@link IllegalStateException} on an impossible answer
     * @throws StageFailure if the stage failed
     */
    <T> T call(MonitoredStage monitored, GuardedCall<T> call, Consumer<? super T> check) throws MienException;
}
