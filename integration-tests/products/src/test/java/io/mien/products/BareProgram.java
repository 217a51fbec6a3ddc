package io.mien.products;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;

/** A program that embeds the product {@code bare}, and reads its pictures itself: whom it enrolls as Ada, it recognizes. */
public final class BareProgram {
    private BareProgram() {}

    /** @param args the product, a folder for the gallery, a picture of Ada, and another one */
    public static void main(String[] args) throws Exception {
        RuntimeOptions options = RuntimeOptions.embeddedInProgram()
                .withConfiguration("io.mien.host", Map.of())
                .withConfiguration("io.mien.store.log", Map.of("folder", args[1]))
                .withConfiguration("io.mien.recognizer", Map.of("wait.millis", 60_000L));
        try (MienRuntime mien = MienRuntime.start(Path.of(args[0]), "bare", options)) {
            Recognizer recognizer = mien.await(Recognizer.class, Duration.ofSeconds(60));
            recognizer.enroll(picture(args[2]), "Ada", EnrollOptions.defaults());
            for (RecognizedFace face : recognizer
                    .recognize(picture(args[3]), RecognizeOptions.defaults())
                    .faces()) {
                System.out.println(face.label());
            }
        }
    }

    private static Image picture(String file) throws IOException {
        BufferedImage read = ImageIO.read(Path.of(file).toFile());
        byte[] data = new byte[read.getWidth() * read.getHeight() * 3];
        int at = 0;
        for (int y = 0; y < read.getHeight(); y++) {
            for (int x = 0; x < read.getWidth(); x++) {
                int rgb = read.getRGB(x, y);
                data[at++] = (byte) (rgb >> 16);
                data[at++] = (byte) (rgb >> 8);
                data[at++] = (byte) rgb;
            }
        }
        return Image.of(read.getWidth(), read.getHeight(), PixelFormat.RGB, data);
    }
}
