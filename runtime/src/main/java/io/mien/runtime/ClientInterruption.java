package io.mien.runtime;

import io.mien.boot.control.ControlClient;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do while a running Mien does the command: it is told to end the command, and has a moment to say how
 * far that came. The process then ends as the signal wants.
 */
final class ClientInterruption implements AutoCloseable {
    /** So that the process has ended within a second. */
    private static final Duration ANSWER = Duration.ofMillis(800);

    private final ControlClient mien;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "mien-cancel");

    /**
     * From now on signals do what they are to do.
     *
     * @param err is told if the running Mien does not answer in time
     */
    ClientInterruption(ControlClient mien, PrintStream err) {
        this.mien = mien;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end() {
        try {
            mien.cancel();
            if (!ended.await(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("mien: interrupted; the Mien that runs completes the step that it is in the middle of");
                err.flush();
            }
        } catch (IOException e) {
            // The connection has ended, and the command with it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has come to its end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // A signal was faster.
            return;
        }
    }
}
