package io.mien.maix.nn;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.Models;
import io.mien.recognizer.StageStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Waits until models serve, and says why one does not. */
final class ServingWait {
    /** Opening and trying a large model on one processor, or in the simulator of an NPU; the host has a limit of its own. */
    private static final Duration OPENING = Duration.ofMinutes(10);

    /** A model that is asked for takes the place of another as soon as it is open. */
    private static final Duration TAKEOVER = Duration.ofSeconds(3);

    /**
     * All engines and decoders of a Mien are registered when it is open: a model that none of them runs, or that failed its trial, stays
     * so. An engine may still be told where its library is.
     */
    static final Duration SETTLING = Duration.ofSeconds(1);

    /** What to do if another model has the name. */
    static final String OWN_NAME = "give this one a name of its own, by its file name or by 'name' in [mien]";

    private static final long PAUSE_MILLIS = 20;

    private final Mien mien;
    private final boolean own;
    private final LongSupplier nanos;
    private final Runnable pause;
    private final long began;
    private Optional<StageId> inPlace = Optional.empty();
    private long inPlaceSince;

    /**
     * @param own whether the Mien was opened for these models: then nothing else is asked for in it
     * @param nanos the time
     * @param pause between two looks
     */
    ServingWait(Mien mien, boolean own, LongSupplier nanos, Runnable pause) {
        this.mien = mien;
        this.own = own;
        this.nanos = nanos;
        this.pause = pause;
        began = nanos.getAsLong();
    }

    /**
     * @param own whether the Mien was opened for these models
     * @throws MaixException naming the model that does not serve, and why
     */
    static void until(Mien mien, boolean own, Map<StageKind, ModelChoice> choices) {
        new ServingWait(mien, own, System::nanoTime, ServingWait::pause).await(choices);
    }

    void await(Map<StageKind, ModelChoice> choices) {
        Models models = mien.service(Models.class, OPENING);
        for (Map.Entry<StageKind, ModelChoice> wanted : choices.entrySet()) {
            while (!serves(models.list(), wanted.getKey(), wanted.getValue())) {
                pause.run();
            }
        }
    }

    /** Whether it serves, itself or as a copy of what serves: the same name, version and weights are one stage. */
    private boolean serves(List<ModelStatus> listed, StageKind kind, ModelChoice choice) {
        Optional<ModelStatus> found = listed.stream().filter(choice::is).findFirst();
        found.ifPresent(model -> requireKind(kind, choice, model));
        List<StageStatus> slot = mien.recognizer().stages().stream()
                .filter(stage -> stage.kind() == kind)
                .toList();
        State state = found.map(ModelStatus::state).orElse(State.WAITING);
        boolean usable = state == State.SERVING || state == State.CANDIDATE;
        if (usable && contains(slot, StageStatus::serving, found.get())) {
            return true;
        }
        Optional<StageId> instead = found.flatMap(model -> instead(slot, choice, model));
        boolean known = state == State.WAITING || state == State.REFUSED;
        if (waited(began).compareTo(known ? SETTLING : OPENING) > 0 || !known && isInPlaceForLong(instead)) {
            throw failure(choice, found, instead);
        }
        return false;
    }

    /** The time counts from the first look that saw it: a look may take as long as the model takes to open. */
    private boolean isInPlaceForLong(Optional<StageId> instead) {
        if (!instead.equals(inPlace)) {
            inPlace = instead;
            inPlaceSince = nanos.getAsLong();
        }
        return instead.isPresent() && waited(inPlaceSince).compareTo(TAKEOVER) > 0;
    }

    private static void requireKind(StageKind kind, ModelChoice choice, ModelStatus model) {
        if (model.kind().filter(other -> other != kind).isPresent()) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    choice + ": model_type " + model.type() + " is that of the "
                            + model.kind().get().word() + ", not of the " + kind.word());
        }
    }

    private static boolean contains(List<StageStatus> slot, Predicate<StageStatus> which, ModelStatus model) {
        return slot.stream().filter(which).anyMatch(stage -> stage.id().sameModel(model.stage()));
    }

    /** The stage in the place of a model that is not asked for, or that has the name of another one. */
    private Optional<StageId> instead(List<StageStatus> slot, ModelChoice choice, ModelStatus model) {
        if (contains(slot, stage -> stage.state() == StageStatus.State.PREPARING, model)) {
            return Optional.empty();
        }
        return slot.stream()
                .filter(StageStatus::serving)
                .map(StageStatus::id)
                .filter(id -> !id.sameModel(model.stage()))
                .filter(id -> !own || id.name().equals(choice.name()))
                .findFirst();
    }

    private static MaixException failure(ModelChoice choice, Optional<ModelStatus> found, Optional<StageId> instead) {
        if (found.isEmpty()) {
            return new MaixException(Err.ERR_NOT_FOUND, "Mien has no model '" + choice + "'");
        }
        ModelStatus model = found.get();
        String reason = model.reason().isEmpty()
                ? instead.map(id -> inPlace(choice, id)).orElseGet(() -> "it is " + model.state())
                : model.reason();
        return new MaixException(
                Err.ERR_NOT_IMPL, choice + " does not serve: " + Failures.withLibrary(reason, model.format()));
    }

    private static String inPlace(ModelChoice choice, StageId id) {
        return id.name().equals(choice.name())
                ? id + " serves, which has the same name; " + OWN_NAME
                : id + " serves in its place; StartRequest.use asks for a model";
    }

    private Duration waited(long since) {
        return Duration.ofNanos(nanos.getAsLong() - since);
    }

    /** Between two looks. */
    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw Failures.interrupted("loading");
        }
    }
}
