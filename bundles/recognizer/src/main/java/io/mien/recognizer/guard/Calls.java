package io.mien.recognizer.guard;

import io.mien.MienException;
import java.util.function.Consumer;

/** Where the calls of a guarded stage are made: on the thread of a frame, or each on one of its own. */
public interface Calls {
    /**
     * @param subject who is called
     * @param call the call
     * @param check throws {@link IllegalStateException} on an answer that cannot be
     * @throws StageFailure if the stage failed
     */
    <T> T call(Subject subject, Call<T> call, Consumer<? super T> check) throws MienException;
}
