package io.mien.host;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.host.open.MemoryBudget;
import io.mien.inference.InferenceEngine;
import io.mien.model.ModelStatus;
import io.mien.session.OpenModels;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

/** A host with two models in a folder, of which the first serves and the second can take its place. */
abstract class HostCase {
    static final long FOREVER = 1_000_000;
    static final Map<String, Object> FACES = Map.of(Constants.SERVICE_ID, 1L);
    static final Map<String, Object> ENGINE = Map.of(Constants.SERVICE_ID, 3L, InferenceEngine.FORMAT, "onnx");

    @TempDir
    Path folder;

    @TempDir
    Path data;

    final FakeEngine engine = new FakeEngine();
    final Map<String, Object> told = new HashMap<>();
    final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    long memory = Long.MAX_VALUE;
    TestModelFolder models;
    FakeHostFramework framework;
    OpenModels asked = TestHosts.NOTHING_BUT_CONFIGURED;
    boolean isCurrent = true;
    ModelHost host;

    @BeforeEach
    void prepare() throws IOException {
        models = new TestModelFolder(folder);
        framework = new FakeHostFramework(data);
        told.put("models", new String[] {folder.toString()});
        told.put("keep_millis", FOREVER);
        told.put("grace_millis", FOREVER);
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.stop();
        }
    }

    void start() {
        MemoryBudget budget = new MemoryBudget(() -> OptionalLong.of(memory));
        host = new ModelHost(framework.context(), TestHostConfig.lenient(told), asked, isCurrent, budget);
        host.addListener(e -> steps.add(e.stage().name() + " " + e.step()));
        bringParts();
        host.list();
    }

    /** The decoder and the engine that are there from the start. */
    void bringParts() {
        host.addFaceDecoder(new NoFaces(), FACES);
        host.addEngine(engine, ENGINE);
    }

    void tell(String key, Object value) {
        told.put(key, value);
        host.modified(TestHostConfig.lenient(told));
    }

    void say(String name, Step step) {
        framework.say(StageEvent.of(StageKind.DETECTOR, id(name), step, "3 of 4 calls failed"));
    }

    StageId id(String name) {
        return framework.services.stream()
                .filter(s -> s.name().equals(name))
                .map(FakeHostFramework.Service::id)
                .findFirst()
                .orElseThrow();
    }

    String states() {
        return host.list().stream().map(s -> s.name() + " " + s.state()).collect(Collectors.joining(", "));
    }

    String reason(String name) {
        return host.list().stream()
                .filter(s -> s.name().equals(name))
                .map(ModelStatus::reason)
                .findFirst()
                .orElseThrow();
    }
}
