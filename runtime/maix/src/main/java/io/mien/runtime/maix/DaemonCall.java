package io.mien.runtime.maix;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Makes a call on a daemon thread. The threads that it starts are daemon threads, too, if they say nothing else, as those of Felix:
 * so a program that forgets to close Mien ends all the same.
 */
final class DaemonCall {
    private DaemonCall() {}

    /** Makes it, and waits for its result or for what it throws; an interrupt is kept for later. */
    static <T> T of(Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread thread = new Thread(task, "mien-start");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            appendCaller(e.getCause());
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // A supplier throws nothing else.
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Appends the frames of this thread: the JDK's launcher of source files counts them, and hides what was thrown if they are missing. */
    private static void appendCaller(Throwable thrown) {
        StackTraceElement[] task = thrown.getStackTrace();
        StackTraceElement[] caller = new Throwable().getStackTrace();
        StackTraceElement[] all = Arrays.copyOf(task, task.length + caller.length);
        System.arraycopy(caller, 0, all, task.length, caller.length);
        thrown.setStackTrace(all);
    }
}
