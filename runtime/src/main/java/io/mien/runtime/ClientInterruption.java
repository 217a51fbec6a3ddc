package io.mien.runtime;

import io.mien.control.client.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
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
    private final ErrorStream word;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean done;
    private final Thread hook = new Thread(this::end, "mien-cancel");

    private ClientInterruption(ControlClient mien, ErrorStream word) {
        this.mien = mien;
        this.word = word;
    }

    /**
     * From now on signals do what they are to do.
     *
     * @param word where the command's errors are written
     */
    static ClientInterruption arm(ControlClient mien, ErrorStream word) {
        ClientInterruption armed = new ClientInterruption(mien, word);
        Runtime.getRuntime().addShutdownHook(armed.hook);
        return armed;
    }

    private void end() {
        word.ask();
        try {
            mien.cancel();
            if (!ended.await(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                word.say("interrupted; the Mien that runs completes the step that it is in the middle of");
            }
        } catch (IOException e) {
            // The connection has ended, and the command with it.
            ended.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (done) {
            word.say(Interruption.DONE);
        }
    }

    /** The command was done: all of it, or what it did is to be told by itself. */
    OptionalInt end(OptionalInt code) {
        done = code.equals(OptionalInt.of(0));
        return code;
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
