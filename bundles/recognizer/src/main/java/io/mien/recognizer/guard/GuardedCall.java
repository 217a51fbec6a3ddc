package io.mien.recognizer.guard;

import io.mien.MienException;

/** One call of a stage. */
@FunctionalInterface
public interface GuardedCall<T> {
    /** @return what the stage answers */
    T answer() throws MienException;
}
