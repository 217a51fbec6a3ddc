package io.mien.runtime;

/** Whether a person watches standard error. */
final class Terminal {
    private Terminal() {}

    /** Java itself knows of a terminal only if none of the three streams goes elsewhere. */
    static boolean isWatched() {
        return Boolean.getBoolean("mien.terminal") || System.console() != null;
    }
}
