package io.mien.swaptest;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

/**
 * A model of ResNet50's size (174 MB, 512-d) takes the place of one of 256-d with a thousand faces enrolled, under load, and
 * goes again. Run by hand: {@code -Dit.test=BigModelByHand -Dmien.iresnet50=FILE}, any model of that kind, and the folder
 * {@code shared}. It recognizes nobody: the figures of interest are lost frames, latency, time and memory.
 * {@code -Dmien.duty=.75} makes the build of the gallery faster and the answers during it slower.
 */
public class BigModelByHand extends ProductCase {
    private static final String WEIGHTS = System.getProperty("mien.iresnet50", "");
    private static final Path SHARED = Path.of(System.getProperty("mien.shared", "../../../shared"));
    private static final int FACES = Integer.getInteger("mien.faces", 1000);
    private static final double DUTY = Double.parseDouble(System.getProperty("mien.duty", ".25"));
    private static final int SETTLE = 100;
    /** A thousand faces on two cores that four callers keep busy. */
    private static final int MOST_SECONDS = 5400;

    private static final String BIG =
            """
            [basic]
            type = onnx
            model = %s
            [extra]
            model_type = face_feature
            input_type = rgb
            mean = 127.5
            scale = 0.00784313725
            [mien]
            name = iresnet50
            version = 1.0.0
            trial = none
            """;

    private Desk desk;

    @Before
    public void open() throws Exception {
        assumeTrue("-Dmien.iresnet50 names no model", !WEIGHTS.isEmpty() && Files.isDirectory(SHARED));
        // It is meant to be slower: some fifty times without a GPU.
        framework.configure(
                "io.mien.recognizer",
                Map.of("probation.latency", 500d, "deadline.millis", 60_000L, "gallery.duty", DUTY));
        // How galleries are made is read when the recognizer starts.
        Bundle recognizer = framework.bundle("io.mien.recognizer");
        recognizer.stop();
        recognizer.start();
        desk = Desk.open(framework, Files.createTempDirectory("mien-big-"));
        install("mobileface_v2", Files.readString(SHARED.resolve("models/mobileface_v2.mud")), mobileFace());
        desk.use(Map.of(StageKind.EXTRACTOR, "mobileface_v2"));
        serves("mobileface_v2");
        enrol();
        desk.learn();
    }

    private static Path mobileFace() {
        return SHARED.resolve("models/mobileface_v2.onnx");
    }

    @Test
    public void aModelOfResNet50sSizeComesAndGoes() throws Exception {
        Path weights = Path.of(WEIGHTS);
        String mud = String.format(BIG, weights.getFileName());
        report("before", Vitals.take());
        Load load = desk.load();
        try (load) {
            load.awaitAnswers(SETTLE, framework);
            int start = load.latencies().mark();
            Bundle big = install("iresnet50", mud, weights);
            long began = System.nanoTime();
            desk.use(Map.of(StageKind.EXTRACTOR, "iresnet50"));
            load.learnNew();
            serves("iresnet50");
            int switched = load.latencies().mark();
            say("to iresnet50", "%.1f s", (System.nanoTime() - began) / 1e9);
            load.awaitAnswers(SETTLE, framework);
            int after = load.latencies().mark();
            report("with both", Vitals.take());
            say("before", "%s", load.latencies().between(0, start));
            say("during", "%s", load.latencies().between(start, switched));
            say("after", "%s", load.latencies().between(switched, after));
            began = System.nanoTime();
            desk.use(Map.of(StageKind.EXTRACTOR, "mobileface_v2"));
            serves("mobileface_v2");
            say("and back", "%.2f s", (System.nanoTime() - began) / 1e9);
            big.uninstall();
            load.awaitAnswers(SETTLE, framework);
            report("gone again", Vitals.take());
        }
        say("frames", "%d answered, none lost", load.answered());
    }

    private Bundle install(String name, String mud, Path weights) throws Exception {
        Path jar = ModelJar.write(name, mud, weights, Files.createTempFile(name, ".jar"));
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    private void serves(String extractor) {
        framework.until(extractor + " serves", MOST_SECONDS, () -> desk.serves(StageKind.EXTRACTOR, extractor));
    }

    /** Everybody under a name of their own, again and again until there are enough faces. */
    private void enrol() throws Exception {
        PictureCodec codec = framework.get(PictureCodec.class);
        Recognizer recognizer = desk.recognizer();
        List<Path> pictures = pictures();
        int enrolled = 0;
        for (int i = 0; enrolled < FACES; i++) {
            Image image = codec.read(pictures.get(i % pictures.size()));
            enrolled += enrol(recognizer, image, "Person " + i);
        }
        assertTrue(recognizer.people().size() >= FACES);
    }

    private static int enrol(Recognizer recognizer, Image image, String label) throws MienException {
        try {
            recognizer.enroll(image, label, EnrollOptions.defaults().selection(FaceSelection.LARGEST));
            return 1;
        } catch (EnrollmentRefusedException e) {
            // A picture without a face that is found: there are others.
            return 0;
        }
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.walk(SHARED.resolve("media/lfw"))) {
            return files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
        }
    }

    private static void report(String when, Vitals vitals) {
        say("memory " + when, "%d MiB resident less heap, %d threads", vitals.nativeMebibytes(), vitals.threads());
    }

    private static void say(String what, String format, Object... values) {
        System.out.println("BIG " + what + ": " + String.format(format, values));
    }
}
