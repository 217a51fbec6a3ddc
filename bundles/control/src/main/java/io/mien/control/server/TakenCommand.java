package io.mien.control.server;

import io.mien.control.protocol.ControlRequest;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * A command that came over the socket.
 *
 * @param request what was typed, and where
 * @param in what its client answers
 * @param out for results
 * @param err for errors and progress
 * @param ended whether its client has gone, or asked for its end: its results are no longer read
 */
public record TakenCommand(
        ControlRequest request, InputStream in, PrintStream out, PrintStream err, BooleanSupplier ended) {
    /** Runs commands, several at a time. */
    @FunctionalInterface
    public interface Runner {
        /** The exit code of a command; empty if nothing was done, because it is to be run in a process of its own. */
        OptionalInt run(TakenCommand command);
    }
}
