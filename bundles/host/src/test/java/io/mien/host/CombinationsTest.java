package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageWishes;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus.Combination;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Constants;

/** Another decoder or engine makes another stage of the same model: it is tried beside the old one, and the old one is kept. */
@Timeout(60)
class CombinationsTest extends HostCase {
    private static final String DECODER = "io.mien.detector.some";
    private static final String MACHINE = "io.mien.inference.some";

    private long services = 100;

    private Map<String, Object> from(String bundle, String version) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(Constants.SERVICE_ID, services++);
        properties.put(Constants.SERVICE_BUNDLEID, framework.bundle(bundle, version));
        properties.put(InferenceEngine.FORMAT, "onnx");
        return properties;
    }

    /** They come from bundles. */
    @Override
    void bringParts() {
        host.addFaceDecoder(new NoFaces(), from(DECODER, "1.0.0"));
        host.addEngine(engine, from(MACHINE, "1.0.0"));
    }

    private void startQuietly() {
        start();
        framework.events.clear();
    }

    private StageId last() {
        return framework.services.get(framework.services.size() - 1).id();
    }

    private void say(StageId id, Step step) {
        framework.say(StageEvent.of(StageKind.DETECTOR, id, step, "3 of 4 calls failed"));
    }

    private String combinations() {
        return host.list().stream()
                .filter(m -> m.name().equals("a"))
                .flatMap(m -> m.combinations().stream())
                .map(c -> c.parts().split("@")[0].replaceFirst(".*/", "") + " " + c.state())
                .collect(Collectors.joining(", "));
    }

    @Test
    void keepsTheOldDecodersStageUntilTheNewOnesHasPassed() {
        startQuietly();
        host.addFaceDecoder(new NoFaces(), from(DECODER, "2.0.0"));
        assertEquals("2.0.0 SERVING, 1.0.0 KEPT", combinations());
        assertEquals(List.of("+a"), framework.events);
        say(last(), Step.PROBATION);
        assertEquals("2.0.0 SERVING, 1.0.0 KEPT", combinations());
        say(last(), Step.PASSED);
        assertEquals("2.0.0 SERVING, 1.0.0 CANDIDATE", combinations());
        assertEquals(List.of("+a", "-a"), framework.events);
    }

    @Test
    void keepsTheOldEnginesStageUntilTheNewOnesHasPassed() {
        startQuietly();
        StageId old = last();
        host.addEngine(new FakeEngine(), from(MACHINE, "2.0.0"));
        host.list();
        assertNotEquals(old, last());
        assertTrue(old.sameModel(last()));
        assertEquals(List.of("+a"), framework.events);
        say(last(), Step.PASSED);
        host.list();
        assertEquals(List.of("+a", "-a"), framework.events);
    }

    @Test
    void theNewerCombinationHasTheGreaterRevision() {
        startQuietly();
        host.addFaceDecoder(new NoFaces(), from(DECODER, "2.0.0"));
        host.list();
        List<Long> revisions = framework.services.stream()
                .map(s -> (Long) s.properties().get(StageProperties.REVISION))
                .toList();
        assertTrue(revisions.get(0) < revisions.get(1), revisions::toString);
    }

    @Test
    void aRollBackRefusesTheCombinationAndNotTheModel() {
        startQuietly();
        host.addFaceDecoder(new NoFaces(), from(DECODER, "2.0.0"));
        host.list();
        StageId newcomer = last();
        say(newcomer, Step.ROLLED_BACK);
        assertEquals("2.0.0 REFUSED, 1.0.0 SERVING", combinations());
        assertEquals("a SERVING, b CANDIDATE", states());
        assertEquals(List.of("+a", "-a"), framework.events, "the old one is not opened again");
        tell("refused", new String[] {StageWishes.key(StageKind.DETECTOR, newcomer)});
        assertEquals("2.0.0 REFUSED, 1.0.0 SERVING", combinations());
        tell("refused", new String[0]);
        assertEquals("2.0.0 SERVING, 1.0.0 KEPT", combinations());
    }

    /** As {@link NoFaces} for the other kind of stage. */
    private static final class NoEmbeddings implements EmbeddingDecoder {
        @Override
        public Set<String> modelTypes() {
            return Set.of("face_feature");
        }

        @Override
        public List<float[]> decode(Outputs outputs) {
            int faces = outputs.all().get(0).shape().get(0);
            return Collections.nCopies(faces, new float[] {1, 0, 0, 0});
        }
    }

    private String combinationsOf(String model) {
        return host.list().stream()
                .filter(m -> m.name().equals(model))
                .flatMap(m -> m.combinations().stream())
                .map(c -> c.parts().replaceAll("@\\S*", "").replaceAll("\\S*/", "") + " " + c.state())
                .collect(Collectors.joining(", "));
    }

    private void startWithAnExtractor() throws IOException {
        models.write("f", TestModelFolder.mud("f", "face_feature", "version = 1.0.0"), "good#f");
        start();
        host.addEmbeddingDecoder(new NoEmbeddings(), from("io.mien.extractor.some", "1.0.0"));
        assertEquals("1.0.0 1.0.0 SERVING", combinationsOf("f"));
    }

    @Test
    void anEngineThatIsRolledBackInOneStageIsOutOfTheOtherToo() throws IOException {
        startWithAnExtractor();
        host.addEngine(new FakeEngine(), from(MACHINE, "2.0.0"));
        assertEquals("1.0.0 2.0.0 SERVING, 1.0.0 1.0.0 KEPT", combinationsOf("a"));
        assertEquals("1.0.0 2.0.0 SERVING, 1.0.0 1.0.0 KEPT", combinationsOf("f"));
        StageId detector = framework.services.stream()
                .map(FakeHostFramework.Service::id)
                .filter(s -> s.name().equals("a") && s.parts().contains("2.0.0"))
                .findFirst()
                .orElseThrow();
        say(detector, Step.ROLLED_BACK);
        assertEquals("1.0.0 2.0.0 REFUSED, 1.0.0 1.0.0 SERVING", combinationsOf("a"));
        assertEquals("1.0.0 2.0.0 REFUSED, 1.0.0 1.0.0 SERVING", combinationsOf("f"));
        assertEquals("its engine failed with a: it was rolled back: 3 of 4 calls failed", refusedReason("f"));
    }

    @Test
    void anEngineWhoseNewVersionFailsTheTrialOfOneStageIsOutOfTheOtherToo() throws IOException {
        startWithAnExtractor();
        host.addEngine(new FailingFor("a"), from(MACHINE, "2.0.0"));
        assertEquals("1.0.0 2.0.0 REFUSED, 1.0.0 1.0.0 SERVING", combinationsOf("a"));
        assertEquals("1.0.0 2.0.0 REFUSED, 1.0.0 1.0.0 SERVING", combinationsOf("f"));
    }

    @Test
    void anotherEngineThatCannotOpenOneModelServesTheOthers() throws IOException {
        startWithAnExtractor();
        Map<String, Object> better = from("io.mien.inference.other", "1.0.0");
        better.put(Constants.SERVICE_RANKING, 1);
        host.addEngine(new FailingFor("a"), better);
        assertEquals("1.0.0 1.0.0 REFUSED, 1.0.0 1.0.0 SERVING", combinationsOf("a"));
        assertEquals("1.0.0 1.0.0 SERVING, 1.0.0 1.0.0 KEPT", combinationsOf("f"));
    }

    private String refusedReason(String model) {
        return host.list().stream()
                .filter(m -> m.name().equals(model))
                .flatMap(m -> m.combinations().stream())
                .map(Combination::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * An engine that cannot open one model.
     *
     * @param model its name
     */
    private record FailingFor(String model) implements InferenceEngine {
        @Override
        public boolean runs(Model other) {
            return true;
        }

        @Override
        public InferenceSession open(Model other) throws ModelRejectedException {
            if (other.id().name().equals(model)) {
                throw new ModelRejectedException(model, "it has an operator that is not known");
            }
            return new FakeEngine().open(other);
        }
    }

    @Test
    void aRefusedCombinationStaysOutAfterARestart() {
        startQuietly();
        host.addFaceDecoder(new NoFaces(), from(DECODER, "2.0.0"));
        host.list();
        String key = StageWishes.key(StageKind.DETECTOR, last());
        host.stop();
        told.put("refused", new String[] {key});
        services = 200;
        startQuietly();
        host.addFaceDecoder(new NoFaces(), from(DECODER, "2.0.0"));
        assertEquals("2.0.0 REFUSED, 1.0.0 SERVING", combinations());
    }

    @Test
    void aModelThatAnOlderMienRefusedIsRefusedWithEveryDecoder() {
        startQuietly();
        String key = StageWishes.key(StageKind.DETECTOR, last().with(""));
        tell("refused", new String[] {key});
        assertEquals("b SERVING, a REFUSED", states());
    }

    @Test
    void aDecoderThatThrowsIsRefusedWithItsReasonAndTheOldOneServes() {
        startQuietly();
        host.addFaceDecoder(new Throwing(), from(DECODER, "2.0.0"));
        assertEquals("2.0.0 REFUSED, 1.0.0 SERVING", combinations());
        Combination refused = host.list().get(0).combinations().get(0);
        assertTrue(refused.has(DECODER + "/2.0.0"));
        assertTrue(refused.reason().contains("broken"), refused.reason());
        assertEquals(List.of(), framework.events);
    }

    private static final class Throwing extends NoFaces {
        @Override
        public List<Face> decode(Outputs outputs, DecodeRequest request) {
            throw new IllegalStateException("broken");
        }
    }
}
