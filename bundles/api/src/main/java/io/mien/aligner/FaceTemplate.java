package io.mien.aligner;

import io.mien.image.Point;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The positions of the five points in the crop that an extractor was trained on. Which crops are comparable is told by
 * {@link #id()}, not by the name.
 *
 * @param name for people
 * @param width of the crop in pixels
 * @param height of the crop in pixels
 * @param points five, in pixels of the crop, in the order of {@link io.mien.detector.Face#points()}; a point may lie outside the crop
 */
public record FaceTemplate(String name, int width, int height, List<Point> points) {
    /** The 112x112 template of ArcFace (InsightFace). */
    public static final FaceTemplate ARCFACE_112 = new FaceTemplate(
            "arcface-112",
            112,
            112,
            List.of(
                    new Point(38.2946f, 51.6963f),
                    new Point(73.5318f, 51.5014f),
                    new Point(56.0252f, 71.7366f),
                    new Point(41.5493f, 92.3655f),
                    new Point(70.7299f, 92.2041f)));

    private static final int POINTS = 5;
    private static final int LEAST_SIDE = 16;
    private static final int MOST_SIDE = 1024;

    /** Characters of the digest that tell two templates of one size apart. */
    private static final int SHOWN = 12;

    private static final Pattern SIZE = Pattern.compile("\\d{1,4}x\\d{1,4}");

    public FaceTemplate {
        points = List.copyOf(points);
    }

    /**
     * Reads a template as a {@code .mud} states it: {@code arcface-112}, or a size and five points, as in {@code 160x160, 54 72,
     * 106 72, 80 102, 58 130, 102 130}: eyes, nose, corners of the mouth, x and y in pixels. Each side has 16 to 1024 pixels, and no point lies further outside the
     * crop than the crop is large.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static FaceTemplate parse(String text) {
        if (text.equals(ARCFACE_112.name)) {
            return ARCFACE_112;
        }
        String[] words = text.strip().split("[,\\s]+");
        if (words.length != 1 + 2 * POINTS || !SIZE.matcher(words[0]).matches()) {
            throw new IllegalArgumentException("neither arcface-112 nor a size and five points: " + text);
        }
        int x = words[0].indexOf('x');
        int width = side(words[0].substring(0, x)), height = side(words[0].substring(x + 1));
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < words.length; i += 2) {
            points.add(new Point(coordinate(words[i], width), coordinate(words[i + 1], height)));
        }
        FaceTemplate read = new FaceTemplate("", width, height, points);
        read.requireFace();
        return read.cutsLike(ARCFACE_112) ? ARCFACE_112 : new FaceTemplate(read.id(), width, height, points);
    }

    private static int side(String text) {
        int side = Integer.parseInt(text);
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw new IllegalArgumentException("a side of " + side + " pixels");
        }
        return side;
    }

    private static float coordinate(String text, int side) {
        float value = Float.parseFloat(text);
        // Written so that a NaN does not pass.
        if (!(value >= -side && value <= 2 * side)) {
            throw new IllegalArgumentException("a point at " + text);
        }
        return value;
    }

    private void requireFace() {
        try {
            Similarity.estimate(points, ARCFACE_112.points);
        } catch (AlignmentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether crops of both are interchangeable: all but the name is equal. */
    public boolean cutsLike(FaceTemplate other) {
        return width == other.width && height == other.height && points.equals(other.points);
    }

    /**
     * The identity of the crop: {@code arcface-112}, or for another template its size and a digest of its points, as in
     * {@code 160x120-9e60c4bd752f}. Equal for two templates of different names that cut alike.
     */
    public String id() {
        return cutsLike(ARCFACE_112) ? ARCFACE_112.name : width + "x" + height + "-" + digest();
    }

    private String digest() {
        // Bits, not text: how a float is written differs from one Java to the next.
        ByteBuffer bits = ByteBuffer.allocate(2 * Float.BYTES * points.size());
        points.forEach(p -> bits.putFloat(p.x()).putFloat(p.y()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bits.array());
            return HexFormat.of().formatHex(digest).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }
}
