package io.mien.camera.maixcam.server;

import io.mien.boot.socket.ProtocolException;
import io.mien.camera.Frame;
import io.mien.camera.maixcam.protocol.FromDevice;
import io.mien.camera.maixcam.protocol.FromDevice.Hello;
import io.mien.camera.maixcam.protocol.FromDevice.Offer;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.camera.maixcam.protocol.ToDevice;
import io.mien.camera.maixcam.protocol.Wire;
import io.mien.image.Image;
import io.mien.recognizer.FrameResult;
import io.mien.support.frames.NewestValue;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The state of one connection from greeting to end: the version, the owner of each slot, and the numbers of its
 * frames. One thread receives; any thread may call the other methods.
 */
final class DeviceSession {
    private final int number;
    private final long first;
    private final Ring ring;
    private final Connection connection;
    private final NewestValue<Offered> newest;
    private final Consumer<Pressed> pressed;
    private final BitSet held = new BitSet(); // slots that are Mien's; guarded by held
    private volatile Optional<String> program = Optional.empty(); // written under this
    private Optional<ByteBuffer> early = Optional.empty(); // guarded by this
    private volatile long last = -1;

    /** A frame that waits in its slot. */
    record Offered(DeviceSession session, Offer offer) {}

    /**
     * @param number of the connection
     * @param first what the program's frame 0 is called outside
     */
    DeviceSession(
            int number,
            long first,
            Ring ring,
            Connection connection,
            NewestValue<Offered> newest,
            Consumer<Pressed> pressed) {
        this.number = number;
        this.first = first;
        this.ring = ring;
        this.connection = connection;
        this.newest = newest;
        this.pressed = pressed;
    }

    /** The number of frame 0 of the next connection. */
    long next() {
        return first + last + 1;
    }

    /** The program's name for itself; a stranger before its greeting. */
    String name() {
        return program.orElse("a stranger");
    }

    void hear(FromDevice message) throws ProtocolException {
        if (program.isEmpty() != message instanceof Hello) {
            throw new ProtocolException("out of turn: " + message);
        }
        if (message instanceof Hello hello) {
            greet(hello);
        } else if (message instanceof Offer offer) {
            take(offer);
        } else if (message instanceof Pressed button) {
            press(button);
        } else if (message instanceof FromDevice.Bye) {
            connection.leave();
        }
    }

    private void greet(Hello hello) throws ProtocolException {
        int version = Math.min(hello.highest(), Wire.HIGHEST_VERSION);
        if (version < hello.lowest() || version < Wire.LOWEST_VERSION) {
            throw new ProtocolException("versions " + hello.lowest() + " to " + hello.highest()
                    + " of the protocol; here are spoken " + Wire.LOWEST_VERSION + " to " + Wire.HIGHEST_VERSION);
        }
        ByteBuffer welcome =
                ToDevice.welcome(version, number, ring.file(), ring.slots(), ring.slotBytes(), ring.frameBytes());
        synchronized (this) {
            connection.say(welcome);
            program = Optional.of(hello.program());
            early.ifPresent(connection::say);
            early = Optional.empty();
        }
    }

    private void take(Offer offer) throws ProtocolException {
        if (offer.bytes() > ring.frameBytes()) {
            throw new ProtocolException(
                    "a frame of " + offer.bytes() + " bytes; " + ring.frameBytes() + " are the most");
        }
        if (offer.sequence() <= last) {
            throw new ProtocolException("frame " + offer.sequence() + " after frame " + last);
        }
        synchronized (held) {
            if (offer.slot() >= ring.slots() || held.get(offer.slot())) {
                throw new ProtocolException("a frame in slot " + offer.slot() + ", which is not the program's");
            }
            held.set(offer.slot());
        }
        last = offer.sequence();
        newest.put(new Offered(this, offer))
                .ifPresent(o -> o.session().release(o.offer().slot()));
    }

    private void press(Pressed button) throws ProtocolException {
        if (button.shown() > last || button.shown() < -1) {
            throw new ProtocolException("a button on frame " + button.shown() + " after frame " + last);
        }
        pressed.accept(button.shown() < 0 ? button : new Pressed(button.button(), first + button.shown()));
    }

    private void release(int slot) {
        synchronized (held) {
            held.clear(slot);
        }
        connection.say(ToDevice.release(slot));
    }

    /**
     * Copies a frame out of its slot, and gives the slot back.
     *
     * @throws ProtocolException if something else lies there
     */
    Frame read(Offer offer) throws ProtocolException {
        byte[] pixels = ring.read(offer.slot(), number, offer.sequence(), (int) offer.bytes());
        release(offer.slot());
        Image image = Image.of(offer.width(), offer.height(), offer.stride(), offer.format(), pixels);
        return new Frame(first + offer.sequence(), offer.time(), image);
    }

    /** Sends the outcome of a frame, if it is one of this connection. */
    void show(FrameResult result) {
        long sequence = result.frame().sequence() - first;
        if (sequence >= 0 && sequence <= last) {
            connection.say(ToDevice.result(sequence, result));
        }
    }

    /** Shows a line of text; after the welcome, since the program takes nothing else before it. The latest one replaces others. */
    synchronized void say(ByteBuffer message) {
        if (program.isPresent()) {
            connection.say(message);
        } else {
            early = Optional.of(message);
        }
    }

    Connection connection() {
        return connection;
    }
}
