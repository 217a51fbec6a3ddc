package io.mien.command.picture;

import io.mien.MienException;

/** Ends a batch before all of it is done. Asked often; thread-safe. */
public interface BatchStop {
    /** Whether it is to end now. */
    boolean isAsked();

    /**
     * Says how far the batch came.
     *
     * @param done how many pictures were answered
     * @param total of how many
     * @return what is thrown to end it
     */
    MienException after(int done, int total);
}
