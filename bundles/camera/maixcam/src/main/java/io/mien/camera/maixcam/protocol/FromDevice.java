package io.mien.camera.maixcam.protocol;

import io.mien.boot.socket.ProtocolException;
import io.mien.display.Button;
import io.mien.image.PixelFormat;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A message of the program on the device. */
public sealed interface FromDevice {
    /** The first that it says: which versions it speaks, and what it calls itself. */
    record Hello(int lowest, int highest, String program) implements FromDevice {}

    /**
     * A frame lies in a slot, which is Mien's from now on.
     *
     * @param sequence growing, from 0 to {@link #MOST_SEQUENCE}
     */
    record Offer(int slot, PixelFormat format, int width, int height, int stride, long sequence, Instant time)
            implements FromDevice {
        /** Bytes that the pixels take in the slot. */
        public long bytes() {
            return (long) stride * (format == PixelFormat.NV21 ? height + height / 2 : height);
        }
    }

    /** A button was pressed while the frame {@code shown} was on the screen; -1: while none was. */
    record Pressed(Button button, long shown) implements FromDevice {}

    /** It is alive, and has nothing to say. */
    record Ping() implements FromDevice {}

    /** It leaves. */
    record Bye(String reason) implements FromDevice {}

    /** Highest number of a frame. */
    long MOST_SEQUENCE = 1L << 48;

    /**
     * Takes the first message out of what was heard.
     *
     * @param heard ready to be read; its position is moved behind the message
     * @return empty if it is not whole yet
     * @throws ProtocolException if it is none of the above, saying what is wrong with it
     */
    static Optional<FromDevice> read(ByteBuffer heard) throws ProtocolException {
        Optional<ByteBuffer> whole = Wire.message(heard);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer message = whole.get();
        int type = Byte.toUnsignedInt(message.get());
        try {
            FromDevice read = Parts.read(type, message);
            if (message.hasRemaining()) {
                throw new ProtocolException(
                        "a message of type " + type + " with " + message.remaining() + " bytes too many");
            }
            return Optional.of(read);
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("a message of type " + type + " that ends too early");
        }
    }

    /** Reads the parts of each message. */
    final class Parts {
        private static final byte[] MAGIC = "MIENCAM".getBytes(StandardCharsets.US_ASCII);
        private static final PixelFormat[] FORMATS = {PixelFormat.RGB, PixelFormat.NV21};

        private Parts() {}

        private static FromDevice read(int type, ByteBuffer message) throws ProtocolException {
            return switch (type) {
                case Types.HELLO -> hello(message);
                case Types.FRAME -> offer(message);
                case Types.BUTTON -> new Pressed(one(Button.values(), message, "button"), message.getLong());
                case Types.PING -> new Ping();
                case Types.BYE -> new Bye(Wire.text(message));
                default -> throw new ProtocolException("a message of the unknown type " + type);
            };
        }

        private static Hello hello(ByteBuffer message) throws ProtocolException {
            for (byte expected : MAGIC) {
                if (message.get() != expected) {
                    throw new ProtocolException("a stranger: it does not begin with MIENCAM");
                }
            }
            return new Hello(
                    Short.toUnsignedInt(message.getShort()),
                    Short.toUnsignedInt(message.getShort()),
                    Wire.text(message));
        }

        private static Offer offer(ByteBuffer message) throws ProtocolException {
            int slot = Byte.toUnsignedInt(message.get());
            PixelFormat format = one(FORMATS, message, "pixel format");
            int width = Short.toUnsignedInt(message.getShort());
            int height = Short.toUnsignedInt(message.getShort());
            int stride = message.getInt();
            long sequence = message.getLong();
            Instant time = Instant.EPOCH.plus(message.getLong(), ChronoUnit.MICROS);
            Offer offer = new Offer(slot, format, width, height, stride, sequence, time);
            boolean odd = format == PixelFormat.NV21 && ((width | height) & 1) != 0;
            if (width == 0 || height == 0 || odd || stride < width * format.bytesPerPixel()) {
                throw new ProtocolException("a frame that cannot be: " + offer);
            }
            if (sequence < 0 || sequence > MOST_SEQUENCE) {
                throw new ProtocolException("a frame of the number " + sequence);
            }
            return offer;
        }

        /** Numbers on the wire begin with 1: a forgotten field is not a valid value. */
        private static <T> T one(T[] of, ByteBuffer message, String what) throws ProtocolException {
            int number = Byte.toUnsignedInt(message.get());
            if (number < 1 || number > of.length) {
                throw new ProtocolException("an unknown " + what + ": " + number);
            }
            return of[number - 1];
        }
    }
}
