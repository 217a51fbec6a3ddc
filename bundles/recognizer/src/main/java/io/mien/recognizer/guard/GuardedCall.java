package io.mien.recognizer.guard;

import io.mien.MienException;

/** One call of a stage. */
@FunctionalInterface
public interface GuardedCall<T> {
    /** @return what the stage answers */
    T answer() throws MienException;

    /** Faces, pictures or windows of a picture that it is about, at least 1. */
    default int items() {
        return 1;
    }

    /** This call, said to be about so many faces, pictures or windows. */
    default GuardedCall<T> about(int items) {
        GuardedCall<T> plain = this;
        return new GuardedCall<>() {
            @Override
            public T answer() throws MienException {
                return plain.answer();
            }

            @Override
            public int items() {
                return Math.max(1, items);
            }
        };
    }
}
