package io.mien.live.track;

import io.mien.aligner.AlignmentId;
import io.mien.camera.demo.DemoFace;
import io.mien.camera.demo.DemoRoom;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Score;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Finds the faces of the demo as a real detector and extractor do: boxes tremble, some faces are missed, hidden ones get a low
 * score or are not found, now and then there is one that is none, and an embedding is the nearer to its person's the better
 * the face is seen. The same seed finds the same.
 */
final class ImaginedDetector {
    static final double VISIBLE = .3;
    private static final int DIMENSION = 64;
    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("imagined", "0".repeat(64)), AlignmentId.SIMILARITY);

    private final DemoRoom scene;
    private final long seed;
    private final Map<String, float[]> people = new HashMap<>();

    ImaginedDetector(DemoRoom scene, long seed) {
        this.scene = scene;
        this.seed = seed;
    }

    /** The truth of a frame: everybody who is visible enough. */
    List<TrackingScore.Place<String>> truth(long frame) {
        return scene.truth(frame).stream()
                .filter(f -> f.visible() >= VISIBLE)
                .map(f -> new TrackingScore.Place<>(f.person(), f.face().box()))
                .toList();
    }

    /** The faces that are found, without embeddings, and whose they are. */
    List<Found> find(long frame) {
        Random random = new Random(seed * 1_000_003 + frame);
        List<Found> found = new ArrayList<>();
        for (DemoFace face : scene.truth(frame)) {
            double chance = face.visible() < VISIBLE ? 0 : face.visible() < .6 ? .75 : .96;
            double tremble = .03 * face.face().box().height() * (2 - face.visible());
            double score = face.visible() < .6 ? .25 + face.visible() / 2 : .75 + .2 * random.nextDouble();
            Box box = moved(face.face().box(), tremble, random);
            if (random.nextDouble() < chance) {
                Face seen = new Face(box, (float) score, points());
                found.add(new Found(frame, face.person(), face.known(), face.visible(), seen));
            }
        }
        if (random.nextDouble() < .03) {
            Box box = new Box(random.nextInt(560), random.nextInt(380), 60, 75);
            found.add(new Found(frame, "nobody " + frame, false, 1, new Face(box, .55f, points())));
        }
        return found;
    }

    /** A face that was found. */
    record Found(long frame, String person, boolean known, float visible, Face face) {}

    private static List<Point> points() {
        return Collections.nCopies(Face.POINTS, new Point(0, 0));
    }

    private static Box moved(Box box, double by, Random random) {
        return new Box(
                (float) (box.x() + by * random.nextGaussian()),
                (float) (box.y() + by * random.nextGaussian()),
                (float) (box.width() * (1 + .02 * random.nextGaussian())),
                (float) (box.height() * (1 + .02 * random.nextGaussian())));
    }

    /** The answer of a face, with its embedding if that is asked for. */
    RecognizedFace answer(Found found, boolean embedded) {
        if (!embedded) {
            return RecognizedFace.of(found.face, Label.UNKNOWN, false, 0);
        }
        // Neighboring seeds have neighboring first values; multiplied they are far apart.
        long picture = (seed * 1_000_003 + found.frame) * 31 + found.person.hashCode();
        Random random = new Random(picture * 0x9E3779B97F4A7C15L);
        float[] person = person(found.person);
        float[] values = new float[DIMENSION];
        double noise = .08 + .15 * (1 - found.visible);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (person[i] + noise * random.nextGaussian());
        }
        Embedding embedding = new Embedding(SPACE, unit(values));
        float cosine = 0;
        for (int i = 0; i < person.length; i++) {
            cosine += person[i] * embedding.values()[i];
        }
        boolean known = found.known && cosine > .5f;
        return RecognizedFace.of(
                        found.face,
                        known ? found.person : Label.UNKNOWN,
                        known,
                        Score.ofCosine(found.known ? cosine : .1f))
                .embedding(Optional.of(embedding));
    }

    private float[] person(String name) {
        return people.computeIfAbsent(name, n -> {
            Random random = new Random(n.hashCode());
            float[] values = new float[DIMENSION];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return unit(values);
        });
    }

    private static float[] unit(float[] values) {
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
