package io.mien.tck;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Synthetic people in rows and columns on gray: a picture whose every face is known.
 *
 * @param picture in RGB
 * @param faces that are on it, in pixels
 */
public record GroupPicture(BufferedImage picture, List<Face> faces) {
    /** The mean side of a face in the pictures of {@code people}. */
    private static final double FACE = 100;

    public GroupPicture {
        faces = List.copyOf(faces);
    }

    /**
     * Draws a group.
     *
     * @param people the folder of synthetic people, with {@code truth.json}
     * @param count people on the picture
     * @param face about how large their faces are, in pixels
     * @param seed of the order of the people
     */
    public static GroupPicture of(Path people, int width, int height, int count, int face, long seed)
            throws IOException {
        Map<String, Object> truth = PlainJson.object(people.resolve("truth.json"));
        List<String> names = truth.keySet().stream()
                .filter(n -> !n.startsWith("calls"))
                .sorted()
                .toList();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(110, 104, 96));
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int columns = (int) Math.ceil(Math.sqrt((double) count * width / height));
        int cell = width / columns;
        Random random = new Random(seed);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = names.get(random.nextInt(names.size()));
            int x = i % columns * cell, y = i / columns * cell;
            BufferedImage one = ImageIO.read(people.resolve(name).toFile());
            int side = (int) Math.round(one.getWidth() * face / FACE);
            canvas.setClip(x, y, cell, cell);
            canvas.drawImage(scaled(one, side), x, y, null);
            for (Object known : (List<?>) truth.get(name)) {
                faces.add(face((Map<?, ?>) known, x, y, (float) side / one.getWidth()));
            }
        }
        canvas.dispose();
        return new GroupPicture(picture, faces);
    }

    private static java.awt.Image scaled(BufferedImage picture, int side) {
        return side == picture.getWidth()
                ? picture
                : picture.getScaledInstance(
                        side,
                        side,
                        side < picture.getWidth() ? java.awt.Image.SCALE_AREA_AVERAGING : java.awt.Image.SCALE_SMOOTH);
    }

    private static Face face(Map<?, ?> known, int x, int y, float scale) {
        float[] box = PlainJson.floats(known.get("box"));
        List<Point> points = new ArrayList<>();
        for (Object point : (List<?>) known.get("points")) {
            float[] at = PlainJson.floats(point);
            points.add(new Point(x + at[0] * scale, y + at[1] * scale));
        }
        return new Face(new Box(x + box[0] * scale, y + box[1] * scale, box[2] * scale, box[3] * scale), 1, points);
    }

    /** The pixels as a detector takes them. */
    public Image image() {
        int width = picture.getWidth(), height = picture.getHeight();
        byte[] data = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                data[at++] = (byte) pixel;
                data[at++] = (byte) (pixel >> 8);
                data[at++] = (byte) (pixel >> 16);
            }
        }
        return Image.of(width, height, PixelFormat.BGR, data);
    }

    /**
     * Compares the faces that a detector found with those of the picture.
     *
     * @param found faces in pixels of the picture
     */
    public Tally tally(List<Face> found) {
        List<Face> missing = new ArrayList<>(faces);
        int doubles = 0, surplus = 0;
        double error = 0;
        for (Face face : found) {
            Face there = nearest(face, faces);
            if (there.box().iou(face.box()) < Tally.SAME) {
                surplus++;
            } else if (missing.remove(there)) {
                error += Tally.pointError(there, face);
            } else {
                doubles++;
            }
        }
        int hits = faces.size() - missing.size();
        return new Tally(faces.size(), hits, doubles, surplus, hits == 0 ? 0 : error / hits);
    }

    private static Face nearest(Face face, List<Face> among) {
        Face best = among.get(0);
        for (Face other : among) {
            if (other.box().iou(face.box()) > best.box().iou(face.box())) {
                best = other;
            }
        }
        return best;
    }

    /**
     * How well the faces of a group were found.
     *
     * @param there faces on the picture
     * @param found of them
     * @param doubles faces that were found a second time
     * @param surplus faces that are not there
     * @param pointError mean distance of the five points from where they are, as a share of the longer side of the face
     */
    public record Tally(int there, int found, int doubles, int surplus, double pointError) {
        private static final double SAME = .3;

        private static double pointError(Face there, Face found) {
            double sum = 0;
            for (int i = 0; i < Face.POINTS; i++) {
                Point a = there.points().get(i), b = found.points().get(i);
                sum += Math.hypot(a.x() - b.x(), a.y() - b.y());
            }
            return sum / Face.POINTS / Math.max(there.box().width(), there.box().height());
        }
    }
}
