package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the recognizer knows of a stage at one moment. Nobody else keeps a record of what serves, of probations, or of what
 * failed. A {@link io.mien.swap.StageEvent} tells when to look again.
 */
@ProviderType
public sealed interface StageStatus permits StageStatusValues {
    /** Its slot. */
    StageKind kind();

    /** Which stage it is. */
    StageId id();

    /** Its place in the slot. */
    State state();

    /** Progress of {@link State#PREPARING} and {@link State#PROBATION}; else {@link Progress#NONE}. */
    Progress progress();

    /** The reason for its state, for people; empty if the state says all. */
    String reason();

    /** How it has fared. */
    StageFigures figures();

    /** A status without a progress. */
    static StageStatus of(StageKind kind, StageId id, State state, String reason, StageFigures figures) {
        return new StageStatusValues(kind, id, state, Progress.NONE, reason, figures);
    }

    /** The same with a progress. */
    StageStatus progress(Progress made);

    /** Whether frames go through it. */
    default boolean serving() {
        return state() == State.SERVING || state() == State.PROBATION;
    }

    /** Whether it serves no more because it failed, and nobody has asked for it since. */
    default boolean failed() {
        return state() == State.SUSPENDED || state() == State.ROLLED_BACK || state() == State.RETIRED;
    }

    /** Whether it is in its slot, and has not left. */
    default boolean present() {
        return state() != State.RETIRED;
    }

    /**
     * How far a stage has come.
     *
     * @param done percent of the gallery, or calls of the probation
     * @param total that many are all
     */
    record Progress(int done, int total) {
        /** There is none. */
        public static final Progress NONE = new Progress(0, 0);

        public Progress {
            if (done < 0 || done > total) {
                throw new IllegalArgumentException(done + " of " + total + ": done is 0 to total");
            }
        }

        /** 0..1; 1 if there is nothing to do. */
        public double share() {
            return total == 0 ? 1 : (double) done / total;
        }
    }

    /** The state of a stage. */
    enum State {
        /** In the line-up. */
        SERVING,
        /** In the line-up, its predecessor being kept until it has proved itself. */
        PROBATION,
        /** Next in the line-up, as soon as its gallery or index is made. */
        PREPARING,
        /** Would serve if those before it went. */
        CANDIDATE,
        /** Failed outside a probation; it is tried again after a time if its kind has no other. */
        SUSPENDED,
        /** Failed its probation, or its gallery could not be made: serves only if asked for again. */
        ROLLED_BACK,
        /** Was refused by a request, or keeps another gallery: serves only if asked for. */
        REFUSED,
        /** Has left after it failed: should it come again, it serves only if asked for. */
        RETIRED;

        /** For people and in JSON: the name in lower case, with spaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
