package io.mien.deploy.outcome;

import io.mien.deploy.framework.BundlePart;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The outcome of a bundle, or of one stage of it.
 *
 * @param state how far it has come
 * @param subject what it is about, for people
 * @param detail why, for people; empty if the state says all
 */
public record Verdict(State state, String subject, String detail) {
    /** In the order in which the verdicts on the parts of a bundle become one: the first that any of them has. */
    public enum State {
        /** It cannot be taken. */
        FAILED,
        /** Nobody can say yet. */
        PENDING,
        /** It serves, its predecessor being kept. */
        PROBATION,
        /** It serves. */
        SERVING,
        /** It would serve if another went. */
        CANDIDATE,
        /** It runs; there is no more to be said of it. */
        STARTED
    }

    /** The same thing in another state. */
    public Verdict with(State other) {
        return new Verdict(other, subject, detail);
    }

    static Verdict pending(Object subject, String detail) {
        return new Verdict(State.PENDING, subject.toString(), detail);
    }

    static Verdict failed(Object subject, String reason) {
        return new Verdict(State.FAILED, subject.toString(), reason);
    }

    static Verdict of(State state, BundlePart part) {
        return new Verdict(state, part.toString(), "");
    }

    /** Of several parts: the one that matters most. */
    static Verdict worst(Collection<Verdict> verdicts, Verdict none) {
        return verdicts.stream().min(Comparator.comparing(Verdict::state)).orElse(none);
    }

    /** Whether it is known that nothing more will come of it by itself. */
    boolean isFinal() {
        return List.of(State.SERVING, State.PROBATION).contains(state);
    }

    /** Whether frames go through it. */
    public boolean serves() {
        return isFinal();
    }
}
