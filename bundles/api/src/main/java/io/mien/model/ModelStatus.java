package io.mien.model;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What the host knows of a model, or of a bundle or file that should be one. Made by the host, with {@link ModelStatusBuilder}. */
@ProviderType
public sealed interface ModelStatus permits ModelStatusBuilder.Built {
    /** Its name; the file's if its description cannot be read. */
    String name();

    /** Its version, empty if unknown. */
    String version();

    /** The kind of stage that it makes, empty if unknown. */
    Optional<StageKind> kind();

    /** Model type, empty if unknown. */
    String type();

    /** Engine's format, empty if unknown. */
    String format();

    /** Its license, empty if unknown. */
    String licence();

    /** Digest of the weights, empty if unknown. */
    String sha256();

    /** The bundle or file it came from. */
    String origin();

    /** Its state. */
    State state();

    /** Why, for a person to read; empty for a candidate or a serving model. */
    String reason();

    /** How it was tried: {@code passed}, or {@code none} if it was asked for untried; empty before its trial. */
    String trial();

    /**
     * The state of the model with each decoder and engine that it could be made with, best first; empty for a waiting model, or
     * if they are not known.
     */
    List<Combination> combinations();

    /** The stage that it makes, with whatever parts. */
    default StageId stage() {
        return sha256().isEmpty()
                ? new StageId(name(), version())
                : new StageId(name(), version(), new StageContent.Weights(new ModelId(name(), sha256()).toString()));
    }

    /** The state of the model with one decoder and one engine. */
    sealed interface Combination permits ModelStatusBuilder.BuiltCombination {
        /** The two, as in {@link StageProperties#PARTS}. */
        String parts();

        /** Its state, never {@link State#WAITING}. */
        State state();

        /** Why, for a person to read; empty unless refused. */
        String reason();

        /** @param part {@code name/version} of a bundle */
        default boolean has(String part) {
            return StageProperties.hasPart(parts(), part);
        }
    }

    /** The states of a model. */
    public enum State {
        /** Offered as a stage. */
        SERVING,
        /** Still offered beside its successor, which is on probation. */
        KEPT,
        /** Complete, and next in order should the serving one go. */
        CANDIDATE,
        /** No decoder for its type or no engine for its format is registered. */
        WAITING,
        /** Wrong, and not taken. */
        REFUSED
    }
}
