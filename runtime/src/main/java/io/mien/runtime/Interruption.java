package io.mien.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do. A command is told to end, and says how far it came and what it leaves. One that does not end in
 * time is left alone: what it writes is complete or not there, as if the process were killed. The process ends as the signal
 * wants, within two seconds. A product that is kept running ends in good order: its command is interrupted, comes to its
 * end with all bundles there, and the process ends with its exit code.
 */
final class Interruption {
    /** For a command to end, its gallery to close. */
    private static final Duration COMMAND = Duration.ofMillis(1_200);

    /** For the bundles to stop: nothing that is stored depends on it. */
    private static final Duration BUNDLES = Duration.ofMillis(300);

    /** The exit code alone would say that something is missing. */
    static final String DONE = "interrupted when all was done";

    private final MienRuntime runtime;
    private final Thread command;
    private final boolean keepsRunning;
    private final Duration patience;
    private final ErrorStream word;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "mien-stop");
    private volatile boolean asked;
    private volatile int exitCode = Launcher.FAILED;

    /**
     * @param command the thread that runs the command
     * @param keepsRunning whether the command is the one that keeps a product running
     * @param patience longest wait for a product to end
     * @param word where the command writes its errors
     */
    Interruption(MienRuntime runtime, Thread command, boolean keepsRunning, Duration patience, ErrorStream word) {
        this.runtime = runtime;
        this.command = command;
        this.keepsRunning = keepsRunning;
        this.patience = patience;
        this.word = word;
    }

    /** From now on signals do what they are to do. */
    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * The command has come to its end.
     *
     * @return false if a signal is ending the process already
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
        word.ask();
        asked = true;
        try {
            if (keepsRunning) {
                endProduct();
            } else {
                endCommand();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; the process ends without more ado.
            Thread.currentThread().interrupt();
        }
    }

    private void endCommand() throws InterruptedException {
        if (!ended.await(COMMAND.toMillis(), TimeUnit.MILLISECONDS)) {
            word.say("ended in the middle of a step; the next command clears away what that left in the data folder");
        } else if (exitCode == 0) {
            word.say(DONE);
        }
        runtime.stop(BUNDLES);
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
