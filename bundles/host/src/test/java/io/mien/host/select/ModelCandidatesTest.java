package io.mien.host.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.host.FakeEngine;
import io.mien.host.FakeHostFramework;
import io.mien.host.NoFaces;
import io.mien.host.TestHostConfig;
import io.mien.host.TestModelFolder;
import io.mien.host.config.HostSettings;
import io.mien.host.model.FoundModel;
import io.mien.host.model.PackedWeights;
import io.mien.host.open.MemoryBudget;
import io.mien.host.open.StageMaker;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.trial.TrialMemory;
import io.mien.host.trial.TrialRunner;
import io.mien.inference.InferenceEngine;
import io.mien.inference.Outputs;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

/** What becomes of a model whose bundle is updated in place, or goes. */
class ModelCandidatesTest {
    @TempDir
    Path data;

    private final FakeEngine engine = new FakeEngine();
    private FakeHostFramework framework;
    private DecodersAndEngines parts;
    private ModelCandidates candidates;
    private boolean bundleIsThere = true;
    private List<FoundModel> models = List.of();

    @BeforeEach
    void prepare() {
        framework = new FakeHostFramework(data);
        parts = new DecodersAndEngines(framework.context());
        parts.put(new NoFaces(), Map.of(Constants.SERVICE_ID, 1L));
        Map<String, Object> properties = Map.of(Constants.SERVICE_ID, 2L, InferenceEngine.FORMAT, "onnx");
        parts.put(engine, properties);
        TrialRunner trials = new TrialRunner(new TrialMemory(data.resolve("trials")), "1", Optional::empty);
        StageMaker maker = new StageMaker(framework.context(), trials, e -> {});
        MemoryBudget budget = new MemoryBudget(OptionalLong::empty);
        candidates = new ModelCandidates(StageKind.DETECTOR, maker, budget, new FailedEngines(), e -> {}, millis -> {});
    }

    /** Each is another entry. */
    private static final class Text implements PackedWeights.Entry {
        private final byte[] bytes;

        Text(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public PackedWeights.Entry beside(String name) {
            throw new AssertionError("these weights name no data files");
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    /** A model of the bundle 7, a new object as in each search. */
    private FoundModel found(String version, String weights) throws ModelRejectedException {
        Mud mud = Mud.parse(TestModelFolder.mud("a", "retinaface", "version = " + version), "a.mud");
        PackedWeights packed = new PackedWeights(new Text(weights), data.resolve("models"), 1000);
        return new FoundModel(
                "bundle",
                mud,
                packed,
                file -> {
                    throw new FileNotFoundException(file);
                },
                7);
    }

    private String settle(FoundModel... there) {
        models = List.of(there);
        candidates.reconcile(view());
        return candidates.statuses(view()).stream()
                .map(s -> s.version() + " " + s.state())
                .collect(Collectors.joining(", "));
    }

    private HostView view() {
        return new HostView(models, parts, m -> bundleIsThere, HostSettings.of(TestHostConfig.lenient(Map.of())));
    }

    @Test
    void anUpdateWithTheSameContentOpensNothing() throws ModelRejectedException {
        assertEquals("1.0.0 SERVING", settle(found("1.0.0", "good")));
        assertEquals("1.0.0 SERVING", settle(found("1.0.0", "good")));
        assertEquals(List.of("+a"), framework.events);
        assertEquals(List.of("a"), engine.opened);
    }

    @Test
    void anUpdateComesBesideTheOldOneWhichIsKeptUntilItPassed() throws ModelRejectedException {
        settle(found("1.0.0", "good#1"));
        FoundModel next = found("2.0.0", "good#2");
        assertEquals("2.0.0 SERVING, 1.0.0 KEPT", settle(next));
        StageId id = framework.services.get(1).id();
        candidates.heard(StageEvent.of(StageKind.DETECTOR, id, Step.PASSED, ""));
        assertEquals("2.0.0 SERVING", settle(next));
        assertEquals(List.of("+a", "+a", "-a"), framework.events);
    }

    @Test
    void anUpdateToAnOlderVersionIsTakenToo() throws ModelRejectedException {
        settle(found("2.0.0", "good#2"));
        assertEquals("1.0.0 SERVING, 2.0.0 KEPT", settle(found("1.0.0", "good#1")));
    }

    @Test
    void aBrokenUpdateLeavesTheOldSessionServing() throws ModelRejectedException {
        settle(found("1.0.0", "good#1"));
        assertEquals("1.0.0 SERVING, 2.0.0 REFUSED", settle(found("2.0.0", "failing")));
        assertEquals(List.of("+a"), framework.events);
    }

    @Test
    void modelLeavesWithItsBundle() throws ModelRejectedException {
        settle(found("1.0.0", "good#1"));
        bundleIsThere = false;
        assertEquals("", settle());
        assertEquals(List.of("+a", "-a"), framework.events);
        assertEquals(List.of("a"), engine.closed);
    }

    @Test
    void aNewerDecoderBesideTheOldOneTakesOverAndIsTried() throws ModelRejectedException {
        FoundModel model = found("1.0.0", "good");
        settle(model);
        Map<String, Object> better = Map.of(Constants.SERVICE_ID, 9L, Constants.SERVICE_RANKING, 1);
        parts.put(new BrokenDecoder(), better);
        assertEquals("1.0.0 SERVING", settle(model));
        assertEquals(List.of("+a"), framework.events, "it breaks in the warm-up");
        parts.put(new NoFaces(), better);
        assertEquals("1.0.0 SERVING", settle(model));
        assertEquals(List.of("+a", "+a", "-a"), framework.events);
    }

    private static final class BrokenDecoder extends NoFaces {
        @Override
        public List<Face> decode(Outputs outputs, DecodeRequest request) {
            throw new IllegalStateException("broken");
        }
    }
}
