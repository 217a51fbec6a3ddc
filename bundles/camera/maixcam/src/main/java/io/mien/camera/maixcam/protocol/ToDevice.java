package io.mien.camera.maixcam.protocol;

import io.mien.image.Point;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.RecognizedFace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The messages from Mien to the program on the device, as bytes of the protocol. */
public final class ToDevice {
    /** Faces of a result; those with lower scores are left out. */
    static final int MOST_FACES = 64;

    /** Characters of a label, a reason or a message; the rest is cut off. */
    static final int MOST_TEXT = 200;

    private static final int RECOGNIZED = 1;
    private static final int FAILED = 2;
    private static final int BYTES_OF_CHARACTER = 3;
    private static final int FACE = 4 * (4 + 2 * 5) + 1 + 4 + 2 + BYTES_OF_CHARACTER * MOST_TEXT;

    private ToDevice() {}

    /**
     * The answer to a greeting.
     *
     * @param version that is spoken from now on
     * @param connection its number; the program marks each slot that it writes with it
     * @param file the shared memory
     * @param slots how many it has
     * @param slotBytes from one slot to the next
     * @param frameBytes most bytes of the pixels of a frame
     */
    public static ByteBuffer welcome(int version, int connection, Path file, int slots, int slotBytes, int frameBytes) {
        byte[] path = file.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(17 + path.length)
                .putShort((short) version)
                .putInt(connection)
                .put((byte) slots)
                .putInt(slotBytes)
                .putInt(frameBytes);
        Wire.put(content, path);
        return Wire.frame(Types.WELCOME, content.flip());
    }

    /** A slot is the program's again. */
    public static ByteBuffer release(int slot) {
        return Wire.frame(Types.RELEASE, ByteBuffer.allocate(1).put((byte) slot).flip());
    }

    /**
     * The outcome of a frame.
     *
     * @param sequence the program's number of it
     */
    public static ByteBuffer result(long sequence, FrameResult result) {
        List<RecognizedFace> faces = List.of();
        int status = FAILED;
        if (result instanceof FrameResult.Recognized recognized) {
            List<RecognizedFace> all = recognized.recognition().faces();
            faces = all.subList(0, Math.min(all.size(), MOST_FACES));
            status = RECOGNIZED;
        }
        ByteBuffer content = ByteBuffer.allocate(10 + faces.size() * FACE)
                .putLong(sequence)
                .put((byte) status)
                .put((byte) faces.size());
        faces.forEach(face -> put(content, face));
        return Wire.frame(Types.RESULT, content.flip());
    }

    private static void put(ByteBuffer to, RecognizedFace recognized) {
        var box = recognized.face().box();
        to.putFloat(box.x()).putFloat(box.y()).putFloat(box.width()).putFloat(box.height());
        for (Point point : recognized.face().points()) {
            to.putFloat(point.x()).putFloat(point.y());
        }
        to.put((byte) (recognized.known() ? 1 : 0)).putFloat(recognized.similarity());
        Wire.put(to, Wire.bytes(recognized.label(), MOST_TEXT));
    }

    /** A line of text for the screen. */
    public static ByteBuffer message(String text, Duration shown) {
        byte[] bytes = Wire.bytes(text, MOST_TEXT);
        ByteBuffer content = ByteBuffer.allocate(6 + bytes.length).putInt((int) shown.toMillis());
        Wire.put(content, bytes);
        return Wire.frame(Types.MESSAGE, content.flip());
    }

    /** The last that is said. */
    public static ByteBuffer bye(String reason) {
        byte[] bytes = Wire.bytes(reason, MOST_TEXT);
        ByteBuffer content = ByteBuffer.allocate(2 + bytes.length);
        Wire.put(content, bytes);
        return Wire.frame(Types.BYE, content.flip());
    }
}
