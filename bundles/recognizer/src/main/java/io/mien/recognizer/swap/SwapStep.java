package io.mien.recognizer.swap;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param state the next state
 * @param effects what is to be done, in this order
 */
public record SwapStep(SwapState state, List<SwapEffect> effects) {
    public SwapStep {
        effects = List.copyOf(effects);
    }
}
