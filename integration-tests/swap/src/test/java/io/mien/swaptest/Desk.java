package io.mien.swaptest;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.image.Image;
import io.mien.model.Models;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.session.Sessions;
import io.mien.store.FaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/** A product under test that knows eight people, and what its line-ups answer. */
final class Desk {
    private static final List<String> PEOPLE = List.of("Ada", "Bela", "Chidi", "Dov", "Edda", "Farid", "Gus", "Hana");
    private static final List<String> PICTURES = List.of(
            "people/Ada/2.jpg",
            "people/Bela/3.jpg",
            "people/Chidi/4.jpg",
            "people/Gus/5.jpg",
            "strangers/1.jpg",
            "calls/1.jpg");

    private static final long PATIENCE = 120;

    final Framework framework;
    final Answers answers = new Answers();
    final Map<String, Image> pictures = new LinkedHashMap<>();

    private Desk(Framework framework) {
        this.framework = framework;
    }

    /** Configures the product with an empty data folder and enrolls its people. */
    static Desk open(Framework framework, Path work) throws IOException, MienException {
        Desk desk = new Desk(framework);
        desk.configure(work);
        framework.await(FaceStore.class);
        PictureCodec codec = framework.get(PictureCodec.class);
        for (String picture : PICTURES) {
            desk.pictures.put(picture, codec.read(SwapProduct.picture(picture)));
        }
        if (desk.recognizer().people().isEmpty()) {
            for (String person : PEOPLE) {
                Image picture = codec.read(SwapProduct.picture("people/" + person + "/1.jpg"));
                desk.recognizer().enroll(picture, person, EnrollOptions.defaults());
            }
        }
        return desk;
    }

    /** For parts that are exchanged for their like: on a busy machine the first calls of each look slow. */
    void forgiveSlowness() throws IOException {
        framework.configure("io.mien.recognizer", "probation.latency.free.millis", 5_000d);
    }

    private void configure(Path work) throws IOException {
        Files.createDirectories(work);
        framework.configure("io.mien.recognizer", "wait.millis", 20_000L);
        framework.configure("io.mien.recognizer", "probation.calls", 20);
        framework.configure("io.mien.inference.onnx", "threads.intra", 1);
        framework.configure("io.mien.host", "cache", work.resolve("models").toString());
        framework.configure(
                "io.mien.store.derby", "folder", work.resolve("gallery").toString());
    }

    Recognizer recognizer() {
        return framework.get(Recognizer.class);
    }

    Load load() {
        return new Load(this::recognizer, pictures, answers);
    }

    /** Recognizes every picture with the line-up that serves, and keeps the answers. */
    void learn() throws MienException {
        for (Map.Entry<String, Image> picture : pictures.entrySet()) {
            answers.learn(picture.getKey(), recognizer().recognize(picture.getValue(), RecognizeOptions.defaults()));
        }
    }

    /** Learns the line-ups of all aligners and extractors that the distribution has; afterward those of before serve. */
    void learnAll() throws IOException, MienException {
        for (String aligner : List.of("plain", "opencv")) {
            for (String extractor : List.of("mien_feature_small", "mien_feature")) {
                use(StageKind.ALIGNER, aligner, StageKind.EXTRACTOR, extractor);
                learn();
            }
        }
        use(Map.of());
    }

    private void use(StageKind kind, String name, StageKind otherKind, String otherName) {
        use(Map.of(kind, name, otherKind, otherName));
        framework.until(
                name + " and " + otherName + " serve",
                PATIENCE,
                () -> serves(kind, name) && serves(otherKind, otherName),
                this::state);
    }

    /** Asks for stages by their names, as {@code mien use} does. */
    void use(Map<StageKind, String> names) {
        framework.get(Sessions.class).wish(new StageWishes(names, Set.of()));
    }

    /** Whether what a bundle brings serves. A decoder's or an engine's version is not shown: it must run, and a stage serve. */
    boolean isServing(Part part, Bundle bundle) {
        Optional<StageStatus> serving = serving(part.kind);
        return part.isShown()
                ? serving.filter(s -> s.id().version().equals(part.version(bundle)))
                        .isPresent()
                : bundle.getState() == Bundle.ACTIVE && serving.isPresent();
    }

    /** Waits until what a bundle brings serves. */
    void awaitServing(Part part, Bundle bundle) {
        framework.until(part + " of " + bundle + " serves", PATIENCE, () -> isServing(part, bundle), this::state);
    }

    /** How things stand, for who must find out why they do not move. */
    String state() {
        StringBuilder text = new StringBuilder();
        recognizer().stages().forEach(s -> text.append(s).append('\n'));
        framework.get(Models.class).list().forEach(m -> text.append(m).append('\n'));
        framework
                .bundles()
                .forEach(b -> text.append(b).append(' ').append(b.getVersion()).append(' '));
        return text.toString();
    }

    boolean serves(StageKind kind, String name) {
        return serving(kind).filter(s -> s.id().name().equals(name)).isPresent();
    }

    Optional<StageStatus> serving(StageKind kind) {
        return recognizer().stages().stream()
                .filter(s -> s.kind() == kind && s.serving())
                .findFirst();
    }
}
