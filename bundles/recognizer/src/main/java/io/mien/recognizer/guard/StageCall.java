package io.mien.recognizer.guard;

import io.mien.MienException;

/** One question that can be put to more than one stage. */
@FunctionalInterface
public interface StageCall<S, T> {
    /** @return what the stage answers */
    T answer(S stage) throws MienException;
}
