package io.mien.products;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Ada in the middle of a gray picture, and films of it, as a camera of Chromium plays them. */
final class AdaFilm {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SIDE = 400;
    private static final int FRAMES = 5;

    private AdaFilm() {}

    /** @param side of the picture of her, in pixels */
    static BufferedImage picture(int width, int height, int side) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(
                ImageIO.read(Mien.PICTURES.resolve("people/Ada/1.jpg").toFile()),
                (width - side) / 2,
                (height - side) / 2,
                side,
                side,
                null);
        graphics.dispose();
        return picture;
    }

    /** One JPEG after the other. */
    static Path mjpeg(Path file) throws IOException {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            ImageIO.write(picture(WIDTH, HEIGHT, SIDE), "jpg", film);
        }
        return Files.write(file, film.toByteArray());
    }

    /** Uncompressed frames (YUV4MPEG2): brightness of each pixel, then both colors of each four. */
    static Path y4m(Path file) throws IOException {
        byte[] frame = planes(picture(WIDTH, HEIGHT, SIDE));
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F25:1 Ip A1:1 C420jpeg\n"));
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes(ascii("FRAME\n"));
            film.writeBytes(frame);
        }
        return Files.write(file, film.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** By BT.601, of which Chromium takes a film of this format to be. */
    private static byte[] planes(BufferedImage picture) {
        byte[] planes = new byte[WIDTH * HEIGHT * 3 / 2];
        int blue = WIDTH * HEIGHT;
        int red = blue + WIDTH * HEIGHT / 4;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Color color = new Color(picture.getRGB(x, y));
                double bright = .299 * color.getRed() + .587 * color.getGreen() + .114 * color.getBlue();
                planes[y * WIDTH + x] = level(16 + bright * 219 / 255);
                int at = y / 2 * (WIDTH / 2) + x / 2;
                planes[blue + at] = level(128 + (color.getBlue() - bright) * 112 / 255 / .886);
                planes[red + at] = level(128 + (color.getRed() - bright) * 112 / 255 / .701);
            }
        }
        return planes;
    }

    private static byte level(double value) {
        return (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
}
