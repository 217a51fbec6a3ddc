package io.mien.benchmarks;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** What the benchmarks work on. Run from the root of the checkout, after a build. */
final class BenchmarkMaterial {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final Path HOME = Path.of(System.getProperty("mien.home", "runtime/target/mien"));
    private static final Path SHARED = Path.of(System.getProperty("mien.shared", "../shared"));

    private BenchmarkMaterial() {}

    static Path home() {
        return HOME.toAbsolutePath();
    }

    /** The third-party models that the figures are stated for, where they stand beside the checkout; else our own. */
    static boolean thirdParty() {
        return Files.isDirectory(SHARED.resolve("models"));
    }

    /** Pictures of real people, which stand beside the checkout or nowhere. */
    static Path lfw() {
        return SHARED.resolve("media/lfw");
    }

    static Path models() {
        return (thirdParty() ? SHARED : Path.of(".")).resolve("models").toAbsolutePath();
    }

    static String detectorName() {
        return thirdParty() ? "retinaface_mnet025_320x256" : "mien_detector";
    }

    static String extractorName() {
        return thirdParty() ? "mobileface_v2" : "mien_feature";
    }

    static Path weights(String name) {
        return thirdParty()
                ? models().resolve(name + ".onnx")
                : models().resolve(name + "/src/main/resources/OSGI-INF/mien/" + name + ".onnx");
    }

    /** One synthetic face in a picture of 640x480: BGR, packed. */
    static byte[] picture() throws IOException {
        BufferedImage face = portrait("Ada");
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(face, 120, 40, 400, 400, null);
        g.dispose();
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage portrait(String person) throws IOException {
        return ImageIO.read(home().resolve("people/people/" + person + "/1.jpg").toFile());
    }

    /** A picture of one of the synthetic people. */
    static Image person(String name) throws IOException {
        BufferedImage portrait = portrait(name);
        byte[] data = ((DataBufferByte) portrait.getRaster().getDataBuffer()).getData();
        return Image.of(portrait.getWidth(), portrait.getHeight(), PixelFormat.BGR, data);
    }

    /** A random direction. */
    static float[] unit(Random random, int dimension) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return unit(values);
    }

    /** The values themselves, divided by their length. */
    static float[] unit(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(sum);
        }
        return values;
    }
}
