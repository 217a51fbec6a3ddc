package io.mien.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The stream to which a command writes its errors. Once the command is interrupted it has the last word itself, or, if it says
 * nothing, the last word is said for it: never both, because each knows only its own side. Thread-safe.
 */
final class ErrorStream extends OutputStream {
    private final PrintStream err;
    private volatile boolean asked;
    private boolean said; // guarded by this; with it all below
    private boolean over;

    /** @param err the process's */
    ErrorStream(PrintStream err) {
        this.err = err;
    }

    /** For the command. */
    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** The command is told to end. Waits for nothing, because a reader that has stopped may hold up the command's output. */
    void ask() {
        asked = true;
    }

    /** Says it, unless the command has said something since it was told to end; the command says nothing more. */
    synchronized void say(String line) {
        if (!said && !over) {
            err.println("mien: " + line);
            err.flush();
        }
        over = true;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (!over) {
            said |= asked;
            err.write(bytes, offset, length);
        }
    }

    @Override
    public synchronized void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
        err.flush();
    }
}
