package io.mien.products;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Reads, writes and compares pictures with the JDK alone. */
final class Pictures {
    /** Levels by which a pixel differs for sure, whatever JPEG did to it. */
    private static final int VISIBLE = 60;

    private Pictures() {}

    static BufferedImage read(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null) {
            throw new IOException(file + " is not a picture");
        }
        return picture;
    }

    static Path write(BufferedImage picture, String type, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(picture, type, file.toFile())) {
            throw new IOException("no writer of " + type + " for " + picture);
        }
        return file;
    }

    /**
     * Copies the pictures of a folder as other pictures of the same faces: one pixel of each is changed.
     *
     * @param variant another number makes others
     */
    static Path variant(Path from, Path to, int variant) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".jpg")).toList()) {
                BufferedImage picture = read(file);
                picture.setRGB(0, 0, variant);
                String name = from.relativize(file).toString();
                write(picture, "png", to.resolve(name.replace(".jpg", ".png")));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture with nothing on it. */
    static Path blank(Path file, int width, int height) throws IOException {
        return write(framed(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), width, height, 0, 0), "png", file);
    }

    /** A picture on gray, its top left corner at a place. */
    static BufferedImage framed(BufferedImage picture, int width, int height, int x, int y) {
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = frame.createGraphics();
        canvas.setColor(Color.GRAY);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(picture, x, y, null);
        canvas.dispose();
        return frame;
    }

    /** How many pixels differ visibly. */
    static int differing(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += differ(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean differ(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > VISIBLE) {
                return true;
            }
        }
        return false;
    }
}
