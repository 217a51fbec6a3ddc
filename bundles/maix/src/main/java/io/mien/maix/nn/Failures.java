package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.StageUnavailableException;
import io.mien.maix.Err;
import io.mien.maix.MaixException;

/** Mien's errors as those of this API. */
final class Failures {
    private Failures() {}

    static MaixException of(MienException e) {
        Err err = e instanceof StageUnavailableException ? Err.ERR_NOT_READY : Err.ERR_RUNTIME;
        return new MaixException(err, e.getMessage(), e);
    }

    static MaixException interrupted(String what) {
        Thread.currentThread().interrupt();
        return new MaixException(Err.ERR_RUNTIME, what + " was interrupted");
    }

    static MaixException notLoaded() {
        return new MaixException(Err.ERR_NOT_READY, "no model is loaded, or it was closed");
    }

    /** @param format of the model that does not run */
    static String withLibrary(String reason, String format) {
        boolean named = System.getProperty("mien.cviruntime") != null || System.getenv("MIEN_CVIRUNTIME") != null;
        return format.equals("cvimodel") && !named
                ? reason + " (a cvimodel needs the vendor's library: -Dmien.cviruntime=FOLDER, or MIEN_CVIRUNTIME)"
                : reason;
    }

    /** @param name of the argument, as MaixPy calls it */
    static double share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new MaixException(Err.ERR_ARGS, name + " is in 0..1, not " + value);
        }
        return value;
    }
}
