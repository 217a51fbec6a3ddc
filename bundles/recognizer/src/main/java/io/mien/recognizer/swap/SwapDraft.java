package io.mien.recognizer.swap;

import io.mien.swap.StageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A step while the rules work on it. It never leaves {@link SwapRules#step}. */
final class SwapDraft {
    private final List<SwapEffect> effects = new ArrayList<>();
    private SwapState state;

    SwapDraft(SwapState state) {
        this.state = state;
    }

    SwapState state() {
        return state;
    }

    void state(SwapState next) {
        state = next;
    }

    void eligibility(UnaryOperator<Eligibility> change) {
        state = state.with(change.apply(state.eligibility()));
    }

    void probations(UnaryOperator<ProbationLedger> change) {
        state = state.with(change.apply(state.probations()));
    }

    void effect(SwapEffect effect) {
        effects.add(effect);
    }

    void publish(StageDescription stage, StageEvent.Step step, String detail) {
        effects.add(new SwapEffect.Publish(stage, step, detail));
    }

    SwapStep end() {
        return new SwapStep(state, effects);
    }
}
