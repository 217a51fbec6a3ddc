package io.mien.control.server;

import io.mien.boot.socket.NotOwnerException;
import io.mien.boot.socket.ProtocolException;
import io.mien.control.protocol.ControlFrame;
import io.mien.control.protocol.ControlFrame.Type;
import io.mien.control.protocol.ControlRequest;
import io.mien.control.protocol.FrameChannel;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/**
 * One command that came over the socket. Two threads serve it: one hears the client, which also tells that it has gone; the
 * other runs the command. A client that goes, or cancels, ends the command when it next looks. Its thread is not interrupted: an
 * interrupt closes the files of a store that happens to read or write one.
 */
final class ControlConnection {
    private static final Logger LOG = System.getLogger(ControlConnection.class.getName());
    private static final int FAILED = 1;

    private final ControlListener listener;
    private final SocketChannel socket;
    private final FrameChannel channel;
    private final RequestedInput input;
    private final long since = System.nanoTime();
    private volatile boolean requested;
    private volatile boolean cancelled;

    ControlConnection(ControlListener listener, SocketChannel socket) {
        this.listener = listener;
        this.socket = socket;
        this.channel = new FrameChannel(socket);
        this.input = new RequestedInput(channel);
    }

    /** Says why no command is taken from it, and closes it. */
    void refuse(String reason) {
        try {
            channel.greet();
            channel.say(ControlFrame.of(Type.REFUSED, reason));
        } catch (IOException e) {
            // It has gone by itself.
            LOG.log(Level.DEBUG, "Gone before it was refused", e);
        }
        close();
    }

    /**
     * Hears the command, has it run, and hears the client out.
     *
     * @param runner of commands
     */
    void serve(TakenCommand.Runner runner) {
        try {
            channel.greet();
            listener.requireOwner(socket);
            int version = channel.hearGreeting();
            if (version != FrameChannel.VERSION) {
                throw new ProtocolException(
                        "version " + version + " of the protocol, this one is of version " + FrameChannel.VERSION);
            }
            channel.say(ControlFrame.of(
                    Type.HELLO, Long.toString(ProcessHandle.current().pid())));
            ControlRequest request = ControlRequest.of(channel.hear());
            requested = true;
            Thread thread = new Thread(() -> run(request, runner), "mien-command");
            thread.setDaemon(true);
            thread.start();
            hear();
            thread.join();
        } catch (NotOwnerException | ProtocolException e) {
            LOG.log(Level.WARNING, "A command was refused: {0}", e.getMessage());
            sayLast(ControlFrame.of(Type.REFUSED, e.getMessage()));
        } catch (IOException e) {
            // It came, and went before it said what it wanted.
            LOG.log(Level.DEBUG, "Gone early", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Until the client has gone, or the command's end has closed the connection. */
    private void hear() {
        try {
            while (true) {
                ControlFrame frame = channel.hear();
                switch (frame.type()) {
                    case INPUT -> input.answer(frame.content());
                    case CANCEL -> cancel();
                    default -> throw new ProtocolException(frame.type() + " while a command runs");
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "No more from the client: {0}", e.toString());
        } finally {
            cancel();
            close();
        }
    }

    /** Tells the command that its results are no longer read; it ends at its next check. */
    private void cancel() {
        cancelled = true;
        input.end();
    }

    private void run(ControlRequest request, TakenCommand.Runner runner) {
        PrintStream out = FrameOutput.print(channel, Type.OUT, false);
        PrintStream err = FrameOutput.print(channel, Type.ERR, true);
        OptionalInt code = OptionalInt.of(FAILED);
        try {
            code = runner.run(new TakenCommand(request, input, out, err, () -> cancelled));
        } catch (RuntimeException | Error e) {
            // A command answers for its errors itself: this is a defect, or memory that ran out, and harms this command
            // only.
            LOG.log(Level.ERROR, "A command failed", e);
            err.println("mien: internal error: " + e);
        }
        out.flush();
        err.flush();
        sayLast(
                code.isEmpty()
                        ? ControlFrame.of(Type.ALONE)
                        : ControlFrame.of(Type.EXIT, Integer.toString(code.getAsInt())));
        close();
    }

    private void sayLast(ControlFrame frame) {
        try {
            channel.say(frame);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Gone before the end", e);
        }
    }

    /** Whether it makes a client wait that has not yet said what it wants, or takes nothing of what it asked for. */
    boolean isStuck(ControlSettings settings) {
        boolean silent =
                !requested && System.nanoTime() - since > settings.request().toNanos();
        return silent || channel.stalledNanos() > settings.stall().toNanos();
    }

    /** Nanoseconds for which it has taken nothing of its command's output; 0 if it takes it. */
    long stalledNanos() {
        return channel.stalledNanos();
    }

    /** Whether a command runs, or was about to. */
    boolean isAtWork() {
        return requested;
    }

    /** Ends it, and with it all waits on it. */
    void close() {
        input.end();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection did not close", e);
        }
    }
}
