package io.mien.maix;

import io.mien.maix.MienStarter.RunningMaix;
import java.util.function.Supplier;

/** One Mien without models for all who lease it, from the first lease to the end of the last one. Thread-safe. */
final class SharedMaix {
    private final Supplier<RunningMaix> start;
    private RunningMaix running; // guarded by this; null while nobody leases it
    private int leases; // guarded by this

    SharedMaix(Supplier<RunningMaix> start) {
        this.start = start;
    }

    /** A caller that comes while it starts or stops waits for that. */
    synchronized RunningMaix lease() {
        if (leases == 0) {
            running = start.get();
        }
        leases++;
        return running;
    }

    synchronized void giveBack() {
        leases--;
        if (leases == 0) {
            RunningMaix last = running;
            running = null;
            last.close();
        }
    }
}
