package io.mien.maix.app;

/** The running program, by MaixPy's module {@code app}. Thread-safe. */
public final class App {
    private static volatile boolean exit;

    private App() {}

    /**
     * Whether the program is to end: a loop asks it each time. It is true after {@link #setExitFlag}, after somebody closed the window of
     * a display, and after the end of a recording that a camera plays.
     */
    public static boolean needExit() {
        return exit;
    }

    /** Asks the program to end, or takes that back. */
    public static void setExitFlag(boolean exit) {
        App.exit = exit;
    }

    /** @see #needExit */
    public static boolean need_exit() {
        return needExit();
    }

    /** @see #setExitFlag */
    public static void set_exit_flag(boolean exit) {
        setExitFlag(exit);
    }
}
