package io.mien.control.client;

import io.mien.boot.socket.NotOwnerException;
import io.mien.boot.socket.Owner;
import io.mien.boot.socket.ProtocolException;
import io.mien.control.protocol.ControlAddress;
import io.mien.control.protocol.ControlFrame;
import io.mien.control.protocol.ControlRequest;
import io.mien.control.protocol.FrameChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** The connection of one command to the Mien that runs on a data folder. Not thread-safe. */
public final class ControlClient implements AutoCloseable {
    /** Exit code if the reader of the results has ended. */
    private static final int FAILED = 1;

    private final FrameChannel channel;
    private final long process;

    private ControlClient(FrameChannel channel, long process) {
        this.channel = channel;
        this.process = process;
    }

    /**
     * Connects to the Mien that runs on a data folder.
     *
     * @param patience longest wait for its first answer
     * @return empty if no Mien listens
     * @throws NotOwnerException if the listener does not belong to the data folder's owner
     * @throws RefusedException if it takes no command now, saying why
     * @throws ProtocolException if it speaks another protocol, or does not answer
     */
    public static Optional<ControlClient> connect(Path data, Duration patience) throws IOException {
        ControlAddress address = ControlAddress.of(data);
        if (!Files.exists(address.socket())) {
            return Optional.empty();
        }
        if (!address.isInside()) {
            Owner.require(address.folder(), Owner.of(address.data()));
        }
        SocketChannel socket;
        try {
            socket = SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
        } catch (SocketException e) {
            // A dead process's socket, or one that this user may not use: a caller that continues without it learns the
            // rest.
            return Optional.empty();
        }
        return Optional.of(greet(socket, Owner.of(address.folder()), patience));
    }

    private static ControlClient greet(SocketChannel socket, Principal owner, Duration patience) throws IOException {
        FrameChannel channel = new FrameChannel(socket);
        try (Deadline deadline = Deadline.start(patience, channel)) {
            try {
                Owner.requirePeer(socket, owner, "the process that listens");
                say(channel::greet);
                int version = channel.hearGreeting();
                if (version != FrameChannel.VERSION) {
                    throw new ProtocolException("it speaks version " + version
                            + " of the protocol, this launcher version " + FrameChannel.VERSION);
                }
                return new ControlClient(channel, hello(channel.hear()));
            } catch (IOException e) {
                channel.close();
                throw deadline.isOver()
                        ? new ProtocolException("it did not answer within " + patience.toMillis() + " ms")
                        : e;
            }
        }
    }

    private interface Saying {
        void run() throws IOException;
    }

    /** Sends; a listener that has refused and closed its end before this has sent the reason, which is received next. */
    private static void say(Saying saying) {
        try {
            saying.run();
        } catch (IOException e) {
            // If no reason was sent either, receiving fails with the same error.
            return;
        }
    }

    private static long hello(ControlFrame frame) throws IOException {
        return switch (frame.type()) {
            case HELLO -> frame.number();
            case REFUSED -> throw new RefusedException(frame.text());
            default -> throw unexpected(frame);
        };
    }

    /** The process at the other end. */
    public long process() {
        return process;
    }

    /**
     * Has a command run there, and passes its output on as it comes.
     *
     * @return its exit code, or empty if the command is to be run alone; nothing was then done
     * @throws RefusedException if it is not taken, saying why
     * @throws IOException if the connection breaks
     */
    public OptionalInt run(ControlRequest request, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        ControlFrame said = request.toFrame();
        say(() -> channel.say(said));
        while (true) {
            ControlFrame frame = channel.hear();
            switch (frame.type()) {
                case OUT -> {
                    out.write(frame.content(), 0, frame.content().length);
                    if (out.checkError()) {
                        return OptionalInt.of(FAILED);
                    }
                }
                case ERR -> {
                    err.write(frame.content(), 0, frame.content().length);
                    err.flush();
                }
                case ASK -> answer(in);
                case EXIT -> {
                    return OptionalInt.of(frame.number());
                }
                case ALONE -> {
                    return OptionalInt.empty();
                }
                case REFUSED -> throw new RefusedException(frame.text());
                default -> throw unexpected(frame);
            }
        }
    }

    /** Has the command end now, from another thread. {@link #run} passes on what it did until it heard this, and returns soon. */
    public void cancel() throws IOException {
        channel.say(ControlFrame.of(ControlFrame.Type.CANCEL));
    }

    /** On a thread of its own: output may come while a person thinks of an answer. */
    private void answer(InputStream in) {
        Thread reader = new Thread(
                () -> {
                    byte[] bytes = new byte[ControlFrame.MOST_STREAM];
                    try {
                        int length = Math.max(0, in.read(bytes));
                        channel.say(new ControlFrame(ControlFrame.Type.INPUT, Arrays.copyOf(bytes, length)));
                    } catch (IOException e) {
                        // The command has ended in the meantime, or its end of the connection has: the answer is not
                        // needed.
                        return;
                    }
                },
                "mien-input");
        reader.setDaemon(true);
        reader.start();
    }

    private static ProtocolException unexpected(ControlFrame frame) {
        return new ProtocolException("it said " + frame.type() + ", which has no place here");
    }

    /** Leaves; a command that still runs there prints nothing more, and ends when it next tries to. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
