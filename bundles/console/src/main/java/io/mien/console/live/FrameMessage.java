package io.mien.console.live;

import io.mien.boot.json.JsonWriter;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame as a page gets it, in one binary message: 4 bytes with the length of the header (big-endian), the header in JSON, and
 * the picture as JPEG. Boxes and points are in pixels of the picture that is sent.
 */
final class FrameMessage {
    /** A frame that seems older than this is of a recorded source, whose time is not that of the day. */
    private static final long LONGEST_AGE_MILLIS = 60_000;

    private static final double TENTH = 10;
    private static final double THOUSANDTH = 1000;

    private FrameMessage() {}

    /**
     * Encodes a frame.
     *
     * @param longest side of the picture at most, in pixels
     * @param quality of the JPEG, 0..1
     * @param frozen whether it is the one frame that the page asked for, and not one of many
     */
    static ByteBuffer of(TrackedFrame frame, PictureCodec codec, int longest, float quality, boolean frozen)
            throws PictureException {
        Image image = frame.frame().image();
        Image sent = FrameScaler.within(image, longest);
        byte[] jpeg = codec.encode(sent, "jpg", quality);
        byte[] header = JsonWriter.line(header(frame, sent, frozen)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + header.length + jpeg.length)
                .putInt(header.length)
                .put(header)
                .put(jpeg)
                .flip();
    }

    private static Map<String, Object> header(TrackedFrame frame, Image sent, boolean frozen) {
        Image image = frame.frame().image();
        double scaleX = (double) sent.width() / image.width();
        double scaleY = (double) sent.height() / image.height();
        Instant time = frame.frame().time();
        long age = Duration.between(time, Instant.now()).toMillis();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("source", frame.source());
        header.put("sequence", frame.frame().sequence());
        header.put("time", time.toEpochMilli()); // by it a program measures the way from the camera
        header.put("age", age >= 0 && age <= LONGEST_AGE_MILLIS ? (Long) age : null);
        header.put("width", sent.width());
        header.put("height", sent.height());
        header.put("frozen", frozen);
        header.put(
                "faces",
                frame.faces().stream().map(f -> face(f, scaleX, scaleY)).toList());
        return header;
    }

    private static Map<String, Object> face(TrackedFace tracked, double scaleX, double scaleY) {
        Box box = tracked.face().face().box();
        boolean settled = tracked.decision().isSettled();
        Map<String, Object> face = new LinkedHashMap<>();
        face.put(
                "box",
                List.of(
                        tenth(box.x() * scaleX),
                        tenth(box.y() * scaleY),
                        tenth(box.width() * scaleX),
                        tenth(box.height() * scaleY)));
        face.put(
                "points",
                tracked.face().face().points().stream()
                        .map(p -> point(p, scaleX, scaleY))
                        .toList());
        face.put("label", settled ? tracked.decision().label() : tracked.face().label());
        face.put("known", settled ? tracked.decision().known() : tracked.face().known());
        face.put(
                "score",
                rounded(settled ? tracked.decision().score() : tracked.face().similarity(), THOUSANDTH));
        face.put("track", tracked.track().isPresent() ? (Long) tracked.track().getAsLong() : null);
        face.put("settled", settled);
        return face;
    }

    /** A point counts from the center of the first pixel. */
    private static List<Double> point(Point point, double scaleX, double scaleY) {
        return List.of(tenth((point.x() + .5) * scaleX - .5), tenth((point.y() + .5) * scaleY - .5));
    }

    private static double tenth(double value) {
        return rounded(value, TENTH);
    }

    private static double rounded(double value, double of) {
        return Math.round(value * of) / of;
    }
}
