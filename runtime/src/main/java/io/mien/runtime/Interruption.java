package io.mien.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do. A command is told to end; a batch does so between two pictures and says how far it came. What is
 * in the middle of something gets the chance to end it, and the process ends as the signal wants. A product that is kept running ends in good order: its command is interrupted, comes to its
 * end with all bundles there, and the process ends with its exit code.
 */
final class Interruption {
    /** So that a batch has ended within a second. */
    private static final Duration BATCH = Duration.ofMillis(600);

    private static final Duration AFTER_BATCH = Duration.ofMillis(300);

    private final MienRuntime runtime;
    private final Thread command;
    private final boolean keepsRunning;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "mien-stop");
    private volatile boolean asked;
    private volatile int exitCode = Launcher.FAILED;

    /**
     * @param command the thread that runs the command
     * @param keepsRunning whether the command is the one that keeps a product running
     * @param patience longest wait for a product to end
     */
    Interruption(MienRuntime runtime, Thread command, boolean keepsRunning, Duration patience) {
        this.runtime = runtime;
        this.command = command;
        this.keepsRunning = keepsRunning;
        this.patience = patience;
    }

    /** From now on signals do what they are to do. */
    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * The command has come to its end.
     *
     * @return false where a signal is ending the process already
     */
    boolean disarm(int code) {
        exitCode = code;
        ended.countDown();
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    /** Whether a signal is ending the process. */
    boolean isAsked() {
        return asked;
    }

    private void end() {
        asked = true;
        try {
            if (keepsRunning) {
                endProduct();
            } else if (ended.await(BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                // Whatever still works on a picture has nothing that must be ended in good order.
                runtime.stop(AFTER_BATCH);
            } else {
                runtime.stop();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; the process ends without more ado.
            Thread.currentThread().interrupt();
        }
    }

    private void endProduct() throws InterruptedException {
        command.interrupt();
        boolean inTime = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        runtime.stop();
        System.out.flush();
        System.err.flush();
        // A process that a signal ends would end with the signal's code, whatever came of the command.
        Runtime.getRuntime().halt(inTime ? exitCode : Launcher.FAILED);
    }
}
