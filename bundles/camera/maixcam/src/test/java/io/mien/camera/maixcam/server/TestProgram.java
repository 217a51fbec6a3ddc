package io.mien.camera.maixcam.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The device's end of the protocol, written down once more from its description. */
final class TestProgram implements AutoCloseable {
    static final int RGB = 1;
    static final int NV21 = 2;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int connection;
    private int slotBytes;
    private Path file;
    int slots;
    int frameBytes;

    private TestProgram(SocketChannel channel) {
        this.channel = channel;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(Channels.newOutputStream(channel));
    }

    /** What Mien said. */
    record Heard(int type, ByteBuffer content) {
        String text() {
            byte[] bytes = new byte[Short.toUnsignedInt(content.getShort())];
            content.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Connects, as soon as a server listens. */
    static TestProgram connect(Path socket) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try {
                return new TestProgram(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    /** Connects and greets. */
    static TestProgram greeted(Path socket) throws IOException {
        TestProgram program = connect(socket);
        program.hello("MIENCAM", 1, 1);
        program.welcomed();
        return program;
    }

    void hello(String magic, int lowest, int highest) throws IOException {
        byte[] name = "test".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer content = ByteBuffer.allocate(magic.length() + 6 + name.length);
        content.put(magic.getBytes(StandardCharsets.US_ASCII));
        content.putShort((short) lowest).putShort((short) highest);
        say(1, content.putShort((short) name.length).put(name).flip());
    }

    private void welcomed() throws IOException {
        Heard welcome = hear(16);
        ByteBuffer content = welcome.content();
        content.getShort();
        connection = content.getInt();
        slots = content.get();
        slotBytes = content.getInt();
        frameBytes = content.getInt();
        file = Path.of(welcome.text());
    }

    Path file() {
        return file;
    }

    void say(int type, ByteBuffer content) throws IOException {
        out.writeInt(1 + content.remaining());
        out.writeByte(type);
        out.write(content.array(), content.position(), content.remaining());
        out.flush();
    }

    /** Begins a message. */
    void sayLength(int length) throws IOException {
        out.writeInt(length);
        out.flush();
    }

    /** Writes pixels, and announces them. */
    void offer(int slot, int format, int width, int height, int stride, long sequence, byte[] pixels)
            throws IOException {
        write(slot, sequence, pixels);
        say(slot, format, width, height, stride, sequence);
    }

    void write(int slot, long sequence, byte[] pixels) throws IOException {
        try (RandomAccessFile memory = new RandomAccessFile(file.toFile(), "rw")) {
            memory.seek((long) slot * slotBytes);
            memory.writeInt(connection);
            memory.writeInt(0);
            memory.writeLong(sequence);
            memory.write(pixels);
        }
    }

    void say(int slot, int format, int width, int height, int stride, long sequence) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(26).put((byte) slot).put((byte) format);
        content.putShort((short) width).putShort((short) height).putInt(stride);
        say(2, content.putLong(sequence).putLong(1_700_000_000_000_001L).flip());
    }

    void press(int button, long shown) throws IOException {
        say(3, ByteBuffer.allocate(9).put((byte) button).putLong(shown).flip());
    }

    /** The next message; fails if it is of another type. */
    Heard hear(int type) throws IOException {
        byte[] message = new byte[in.readInt()];
        in.readFully(message);
        ByteBuffer content = ByteBuffer.wrap(message);
        Heard heard = new Heard(content.get(), content);
        if (heard.type() != type) {
            throw new IOException("type " + heard.type() + (heard.type() == 5 ? ": " + heard.text() : ""));
        }
        return heard;
    }

    /** Whether Mien has closed its end. */
    boolean isDropped() throws IOException {
        try {
            in.readByte();
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
