package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.lineup.Binder;
import io.mien.recognizer.lineup.StageRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A recognizer with one stage of each kind. */
abstract class RecognizerServiceCase {
    final GalleriesComponent galleries = new GalleriesComponent(Bench.config(200));
    final StageRegistry slots = new StageRegistry(Bench.config(200), Map.of(), galleries);
    final Binder stages = new Binder(slots);
    final RecognizerService recognizer = new RecognizerService(Bench.config(200), slots, galleries);
    final MemoryStore store = new MemoryStore();
    final FakeExtractor extractor = new FakeExtractor("first", 8);
    Map<String, Object> detectorProperties;
    Map<String, Object> extractorProperties;

    @BeforeEach
    void bind() {
        detectorProperties = Bench.properties("detector", "1.0.0", 0);
        stages.bind(Scene.detector(), detectorProperties);
        stages.bind(Scene.aligner(), Bench.properties("aligner", "1.0.0", 0));
        extractorProperties = Bench.properties("first", "1.0.0", 0);
        stages.bind(extractor, extractorProperties);
        stages.bind(new ScanMatcher(), Bench.properties("scan", "1.0.0", 0));
        stages.bind(store, Bench.properties("memory", "1.0.0", 0));
        galleries.setCodec(Scene.codec());
    }

    List<String> labels(int... people) throws MienException {
        return recognizer.recognize(Scene.of(people), RecognizeOptions.defaults()).faces().stream()
                .map(RecognizedFace::label)
                .toList();
    }

    Enrollment enroll(int person, String label) throws MienException {
        return recognizer.enroll(Scene.of(person), label, EnrollOptions.defaults());
    }
}
