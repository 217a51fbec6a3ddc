package io.mien.control.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.boot.socket.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameChannelTest {
    /** Gives back what was written, a few bytes at a time. */
    private static final class Loop implements ByteChannel {
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

        @Override
        public int read(ByteBuffer to) {
            bytes.flip();
            int count = Math.min(3, Math.min(to.remaining(), bytes.remaining()));
            for (int i = 0; i < count; i++) {
                to.put(bytes.get());
            }
            bytes.compact();
            return count == 0 && to.hasRemaining() ? -1 : count;
        }

        @Override
        public int write(ByteBuffer from) {
            int count = Math.min(3, from.remaining());
            for (int i = 0; i < count; i++) {
                bytes.put(from.get());
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private final Loop loop = new Loop();
    private final FrameChannel channel = new FrameChannel(loop);

    @Test
    void receivesWhatWasSent() throws IOException {
        channel.greet();
        channel.say(ControlFrame.of(ControlFrame.Type.REFUSED, "wäre schön"));
        channel.say(ControlFrame.of(ControlFrame.Type.ASK));
        assertEquals(FrameChannel.VERSION, channel.hearGreeting());
        ControlFrame refused = channel.hear();
        assertEquals(ControlFrame.Type.REFUSED, refused.type());
        assertEquals("wäre schön", refused.text());
        assertArrayEquals(new byte[0], channel.hear().content());
        assertThrows(EOFException.class, channel::hear);
    }

    @Test
    void aStrangerIsKnownByItsFirstBytes() {
        write("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII));
        assertThrows(ProtocolException.class, channel::hearGreeting);
    }

    @Test
    void aLengthThatNobodyMeansIsRefusedBeforeAnythingIsReserved() {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, ControlFrame.MOST_STREAM + 1}) {
            loop.bytes.clear();
            loop.bytes.put((byte) ControlFrame.Type.INPUT.ordinal()).putInt(length);
            assertThrows(ProtocolException.class, channel::hear, () -> length + " bytes");
        }
    }

    @Test
    void anUnknownTypeIsRefused() {
        write(new byte[] {(byte) 200, 0, 0, 0, 0});
        assertThrows(ProtocolException.class, channel::hear);
    }

    @Test
    void aFrameThatBreaksOffIsNone() {
        write(new byte[] {(byte) ControlFrame.Type.OUT.ordinal(), 0, 0, 0, 9, 'a'});
        assertThrows(EOFException.class, channel::hear);
    }

    private void write(byte[] bytes) {
        loop.bytes.put(bytes);
    }
}
