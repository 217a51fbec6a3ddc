package io.mien.control.protocol;

import io.mien.boot.socket.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command for the running Mien.
 *
 * @param arguments what stood after {@code mien}
 * @param directory absolute folder that it was typed in
 * @param terminal whether a person watches standard error
 */
public record ControlRequest(List<String> arguments, Path directory, boolean terminal) {
    private static final int MOST_ARGUMENTS = 1 << 18;

    public ControlRequest {
        arguments = List.copyOf(arguments);
    }

    public ControlFrame toFrame() throws ProtocolException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeBoolean(terminal);
            write(out, directory.toString());
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                write(out, argument);
            }
        } catch (IOException e) {
            // An array has no errors of its own.
            throw new UncheckedIOException(e);
        }
        if (bytes.size() > ControlFrame.MOST_CONTENT) {
            throw new ProtocolException("a command line of " + bytes.size() + " bytes; the most for a running Mien are "
                    + ControlFrame.MOST_CONTENT);
        }
        return new ControlFrame(ControlFrame.Type.REQUEST, bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads what {@link #toFrame} wrote.
     *
     * @throws ProtocolException if the content is not one
     */
    public static ControlRequest of(ControlFrame frame) throws ProtocolException {
        if (frame.type() != ControlFrame.Type.REQUEST) {
            throw new ProtocolException("a REQUEST is expected, not " + frame.type());
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.content()));
        try {
            boolean terminal = in.readBoolean();
            Path directory = Path.of(read(in));
            int count = in.readInt();
            if (!directory.isAbsolute() || count < 0 || count > MOST_ARGUMENTS) {
                throw new ProtocolException("a REQUEST of " + count + " arguments in '" + directory + "'");
            }
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arguments.add(read(in));
            }
            return new ControlRequest(arguments, directory, terminal);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | InvalidPathException e) {
            throw new ProtocolException("a REQUEST that cannot be read: " + e.getMessage());
        }
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new ProtocolException("a text of " + length + " bytes, of which " + in.available() + " are there");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
