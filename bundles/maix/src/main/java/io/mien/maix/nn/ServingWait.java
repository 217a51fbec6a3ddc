package io.mien.maix.nn;

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

/** Waits until models serve, and says why one does not. */
final class ServingWait {
    /** Opening and trying a large model on one processor, or in the simulator of an NPU; the host has a limit of its own. */
    private static final Duration OPENING = Duration.ofMinutes(10);

    /** Decoders and engines arrive one by one while a Mien starts. */
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    /** An engine may be registered before it is told where its library is. */
    private static final Duration RECONSIDERING = Duration.ofSeconds(3);

    private static final long PAUSE_MILLIS = 20;

    private final Mien mien;
    private final long began = System.nanoTime();

    private ServingWait(Mien mien) {
        this.mien = mien;
    }

    /** @throws MaixException naming the model that does not serve, and why */
    static void until(Mien mien, Map<StageKind, ModelChoice> choices) {
        new ServingWait(mien).await(choices);
    }

    private void await(Map<StageKind, ModelChoice> choices) {
        Models models = mien.service(Models.class, OPENING);
        for (Map.Entry<StageKind, ModelChoice> wanted : choices.entrySet()) {
            while (!serves(models.list(), wanted.getKey(), wanted.getValue())) {
                pause();
            }
        }
    }

    private boolean serves(List<ModelStatus> listed, StageKind kind, ModelChoice choice) {
        Optional<ModelStatus> found = listed.stream().filter(choice::is).findFirst();
        boolean another =
                found.flatMap(ModelStatus::kind).filter(k -> k != kind).isPresent();
        if (another) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    choice + ": model_type " + found.get().type() + " is that of the "
                            + found.get().kind().get().word() + ", not of the " + kind.word());
        }
        State state = found.map(ModelStatus::state).orElse(State.WAITING);
        Duration patience =
                switch (state) {
                    case WAITING -> ARRIVAL;
                    case REFUSED -> RECONSIDERING;
                    default -> OPENING;
                };
        if (state == State.SERVING && isInLineUp(kind, found.get())) {
            return true;
        }
        if (waited().compareTo(patience) > 0) {
            throw failure(choice, found);
        }
        return false;
    }

    private static MaixException failure(ModelChoice choice, Optional<ModelStatus> found) {
        if (found.isEmpty()) {
            return new MaixException(Err.ERR_NOT_FOUND, "Mien has no model '" + choice + "'");
        }
        ModelStatus model = found.get();
        String reason = model.reason().isEmpty() ? "it is " + model.state() : model.reason();
        return new MaixException(
                Err.ERR_NOT_IMPL, choice + " does not serve: " + Failures.withLibrary(reason, model.format()));
    }

    private boolean isInLineUp(StageKind kind, ModelStatus model) {
        return mien.recognizer().stages().stream()
                .filter(stage -> stage.kind() == kind)
                .filter(StageStatus::serving)
                .anyMatch(stage -> stage.id().sameModel(model.stage()));
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw Failures.interrupted("loading");
        }
    }
}
