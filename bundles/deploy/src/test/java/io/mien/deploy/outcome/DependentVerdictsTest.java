package io.mien.deploy.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.deploy.outcome.Verdict.State;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatusBuilder;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** A new decoder is good if every model that served is tried and taken with it. */
class DependentVerdictsTest {
    private static final String OLD = "some.decoder/1.0.0@aa some.engine/1.0.0@bb";
    private static final String NEW = "some.decoder/2.0.0@cc some.engine/1.0.0@bb";

    private static final Bundle MAKER = (Bundle) Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (self, method, arguments) -> method.getName().equals("getVersion") ? new Version(2, 0, 0) : "some.decoder");

    @SafeVarargs
    private static ModelStatus model(ModelStatus.State state, UnaryOperator<ModelStatusBuilder>... combinations) {
        ModelStatusBuilder model = new ModelStatusBuilder("face", "1.0.0", "here", state)
                .kind(StageKind.DETECTOR)
                .type("retinaface")
                .format("onnx")
                .licence("MIT")
                .sha256("ab".repeat(32))
                .reason(state == ModelStatus.State.WAITING ? "no decoder" : "");
        for (UnaryOperator<ModelStatusBuilder> combination : combinations) {
            combination.apply(model);
        }
        return model.build();
    }

    private static UnaryOperator<ModelStatusBuilder> made(String parts, ModelStatus.State state, String reason) {
        return model -> model.combination(parts, state, reason);
    }

    private static Verdict verdict(ModelStatus now) {
        ModelStatus before = model(ModelStatus.State.SERVING, made(OLD, ModelStatus.State.SERVING, ""));
        return new DependentVerdicts(MAKER, List.of(before), (part, stages) -> Verdict.of(State.PROBATION, part))
                .verdict(List.of(now), List.of());
    }

    @Test
    void isOnProbationWithTheStageThatIsMadeWithIt() {
        Verdict verdict = verdict(model(
                ModelStatus.State.SERVING,
                made(NEW, ModelStatus.State.SERVING, ""),
                made(OLD, ModelStatus.State.KEPT, "")));
        assertEquals(State.PROBATION, verdict.state());
    }

    @Test
    void failsIfTheModelIsRefusedWithItThoughItServesWithTheOldOne() {
        Verdict verdict = verdict(model(
                ModelStatus.State.SERVING,
                made(NEW, ModelStatus.State.REFUSED, "face: its trial failed: it throws"),
                made(OLD, ModelStatus.State.SERVING, "")));
        assertEquals(State.FAILED, verdict.state());
        assertTrue(verdict.detail().contains("model face 1.0.0 with it: face: its trial failed: it throws"));
    }

    @Test
    void failsIfAModelNeedsTheOldOne() {
        Verdict verdict = verdict(model(ModelStatus.State.SERVING, made(OLD, ModelStatus.State.SERVING, "")));
        assertEquals(State.FAILED, verdict.state());
        assertTrue(verdict.detail().contains("cannot do what the older some.decoder does"), verdict.detail());
    }

    @Test
    void failsIfTheModelServesNoMore() {
        assertEquals(State.FAILED, verdict(model(ModelStatus.State.WAITING)).state());
    }

    @Test
    void isACandidateIfAnotherGoesBeforeIt() {
        Verdict verdict = verdict(model(
                ModelStatus.State.SERVING,
                made(OLD, ModelStatus.State.SERVING, ""),
                made(NEW, ModelStatus.State.CANDIDATE, "")));
        assertEquals(State.CANDIDATE, verdict.state());
    }
}
