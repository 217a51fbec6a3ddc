package io.mien.camera.maixcam.server;

import io.mien.boot.socket.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The shared memory: a file that both sides map. It stays the same for all connections, since Java unmaps nothing before it
 * collects it; only pages that were written take memory. A slot begins with the numbers of the connection and of the frame
 * that it was written for, so that a write to a slot of another connection is detected and not taken for a frame. Thread-safe.
 */
final class Ring implements Closeable {
    private static final int HEADER = 16;
    private static final int SEQUENCE = 8;
    private static final int PAGE = 4096;

    private final Path file;
    private final MappedByteBuffer memory;
    private final int slots;
    private final int slotBytes;
    private final int frameBytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Ring(Path file, MappedByteBuffer memory, int slots, int slotBytes, int frameBytes) {
        this.file = file;
        this.memory = memory;
        this.slots = slots;
        this.slotBytes = slotBytes;
        this.frameBytes = frameBytes;
    }

    /** Makes the memory; what an earlier process left in its place is deleted. */
    static Ring create(Path file, int slots, int frameBytes) throws IOException {
        int slotBytes = (HEADER + frameBytes + PAGE - 1) / PAGE * PAGE;
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            return new Ring(file, channel.map(MapMode.READ_WRITE, 0, slots * slotBytes), slots, slotBytes, frameBytes);
        }
    }

    Path file() {
        return file;
    }

    int slots() {
        return slots;
    }

    int slotBytes() {
        return slotBytes;
    }

    int frameBytes() {
        return frameBytes;
    }

    /**
     * Copies the pixels out of a slot.
     *
     * @throws ProtocolException if the slot is not, or does not stay, what it was said to be
     */
    byte[] read(int slot, int connection, long sequence, int bytes) throws ProtocolException {
        byte[] pixels = new byte[bytes];
        int at = slot * slotBytes;
        try {
            require(at, connection, sequence);
            memory.get(at + HEADER, pixels);
            require(at, connection, sequence);
        } catch (InternalError e) {
            // What Java makes of a page that is not there any more.
            throw new ProtocolException("the shared memory was cut short");
        }
        return pixels;
    }

    private void require(int at, int connection, long sequence) throws ProtocolException {
        VarHandle.fullFence();
        int by = memory.getInt(at);
        long of = memory.getLong(at + SEQUENCE);
        if (by != connection || of != sequence) {
            throw new ProtocolException("frame " + sequence + " of connection " + connection
                    + " was written over by frame " + of + " of connection " + by);
        }
    }

    /**
     * Idempotent: the file may belong to another process by the second time. A process that has mapped it keeps the memory.
     */
    @Override
    public void close() throws IOException {
        if (!closed.getAndSet(true)) {
            Files.deleteIfExists(file);
        }
    }
}
