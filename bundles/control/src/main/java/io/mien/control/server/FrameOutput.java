package io.mien.control.server;

import io.mien.control.protocol.ControlFrame;
import io.mien.control.protocol.FrameChannel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One of a command's outputs; each flush becomes a frame. */
final class FrameOutput extends OutputStream {
    private static final int BUFFER = 8 << 10;

    private final FrameChannel channel;
    private final ControlFrame.Type type;

    private FrameOutput(FrameChannel channel, ControlFrame.Type type) {
        this.channel = channel;
        this.type = type;
    }

    /** @param eager whether each line goes out at once */
    static PrintStream print(FrameChannel channel, ControlFrame.Type type, boolean eager) {
        OutputStream buffered = new BufferedOutputStream(new FrameOutput(channel, type), BUFFER);
        return new PrintStream(buffered, eager, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += ControlFrame.MOST_STREAM) {
            channel.say(new ControlFrame(
                    type, Arrays.copyOfRange(bytes, from, Math.min(end, from + ControlFrame.MOST_STREAM))));
        }
    }
}
