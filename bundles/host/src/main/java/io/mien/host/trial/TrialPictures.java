package io.mien.host.trial;

import io.mien.MienException;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Ppm;
import io.mien.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The pictures of the host's own trial: synthetic people that belong to nobody, with the truth that they were made with. They
 * lie beside this class as bare pixels, so that a device without any codec can read them; {@code src/trial/make.py} makes them.
 */
final class TrialPictures {
    /** Crops of one person follow each other. */
    static final int CROPS_OF_ONE = 2;

    /** Their size, and their points', is that of {@link FaceTemplate#ARCFACE_112}. */
    private static final int SIDE = 112;

    private static final List<String> SCENES = List.of("several", "one");

    /**
     * A picture with all the faces that it shows.
     *
     * @param picture as a camera sees it
     * @param faces boxes without the hair, and points
     */
    record Scene(Image picture, List<Face> faces) {}

    private TrialPictures() {}

    /** Several small faces, and one that fills the picture. */
    static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        for (String name : SCENES) {
            try {
                Trial truth = Trial.parse(new String(bytes(name + ".txt"), StandardCharsets.UTF_8), name);
                scenes.add(new Scene(picture(name), truth.faces()));
            } catch (MienException e) {
                throw new IllegalStateException("the trial's own material is damaged", e);
            }
        }
        return scenes;
    }

    /** Faces aligned to a template, {@link #CROPS_OF_ONE} of each person. */
    static List<Image> crops(FaceTemplate template) {
        List<Image> crops = crops();
        return template.cutsLike(FaceTemplate.ARCFACE_112)
                ? crops
                : crops.stream().map(c -> Recut.of(c, template)).toList();
    }

    private static List<Image> crops() {
        Image all = picture("faces");
        int bytes = SIDE * all.stride();
        List<Image> crops = new ArrayList<>();
        for (int at = 0; at < all.data().length; at += bytes) {
            crops.add(Image.of(SIDE, SIDE, PixelFormat.RGB, Arrays.copyOfRange(all.data(), at, at + bytes)));
        }
        return crops;
    }

    private static Image picture(String name) {
        try (InputStream in = open(name + ".ppm.gz");
                InputStream unpacked = new GZIPInputStream(in)) {
            return Ppm.decode(unpacked.readAllBytes(), name);
        } catch (IOException | MienException e) {
            throw new IllegalStateException("the trial's own picture " + name + " is damaged", e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the trial's own " + file + " is damaged", e);
        }
    }

    private static InputStream open(String file) {
        return TrialPictures.class.getResourceAsStream(file);
    }
}
