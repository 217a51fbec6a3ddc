package io.mien.host;

import io.mien.extractor.EmbeddingDecoder;
import io.mien.host.config.HostConfig;
import io.mien.inference.InferenceEngine;
import io.mien.inference.Outputs;
import io.mien.model.ModelStatus;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

/** A host with an engine, a decoder of faces and a folder of models. */
abstract class ModelHostCase {
    static final Map<String, Object> FACES = Map.of(Constants.SERVICE_ID, 1L);
    static final Map<String, Object> EMBEDDINGS = Map.of(Constants.SERVICE_ID, 2L);
    static final Map<String, Object> ENGINE = Map.of(Constants.SERVICE_ID, 3L, InferenceEngine.FORMAT, "onnx");

    @TempDir
    Path folder;

    @TempDir
    Path data;

    final FakeEngine engine = new FakeEngine();
    TestModelFolder models;
    FakeHostFramework framework;
    ModelHost host;

    @BeforeEach
    void prepare() {
        models = new TestModelFolder(folder);
        framework = new FakeHostFramework(data);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.stop();
        }
    }

    void start(String detector) {
        host = TestHosts.start(framework, config(folder, detector));
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEmbeddingDecoder(new OneValue(), EMBEDDINGS);
        host.addEngine(engine, ENGINE);
    }

    String reason(String name) {
        ModelStatus status = host.list().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
        return status.state() + " " + status.reason();
    }

    static final class OneValue implements EmbeddingDecoder {
        @Override
        public Set<String> modelTypes() {
            return Set.of("face_feature");
        }

        @Override
        public List<float[]> decode(Outputs outputs) {
            return Collections.nCopies(outputs.all().get(0).dimension(0), new float[] {1});
        }
    }

    static HostConfig config(Path folder, String detector) {
        return TestHostConfig.lenient(
                Map.of("models", new String[] {folder.toString()}, "detector", detector, "grace_millis", 0L));
    }
}
