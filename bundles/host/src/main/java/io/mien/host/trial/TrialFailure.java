package io.mien.host.trial;

import io.mien.MienException;

/** A model does not do what its trial asks. */
public final class TrialFailure extends MienException {
    private static final long serialVersionUID = 1L;

    TrialFailure(String reason) {
        super(reason);
    }
}
