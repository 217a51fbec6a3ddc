package io.mien.maix;

import io.mien.maix.MienStarter.RunningMaix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Mien without models for all who lease it, from the first lease to the end of the last one. Thread-safe. */
final class SharedMaix {
    private RunningMaix running; // guarded by this; null while nobody leases it
    private int leases; // guarded by this

    /** A caller that comes while it starts or stops waits for that. */
    synchronized RunningMaix lease() {
        if (leases == 0) {
            running = Maix.starter().start(new StartRequest(false, List.of(), Map.of(), Optional.empty()));
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
