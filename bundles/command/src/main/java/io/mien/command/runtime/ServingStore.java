package io.mien.command.runtime;

import io.mien.StageKind;
import io.mien.command.framework.Services;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.store.FaceStore;
import java.time.Duration;
import java.util.Optional;

/** Finds the store that serves: there may be others, with galleries that nobody asked for. */
public final class ServingStore {
    private final Services services;

    /** @param services of the framework */
    public ServingStore(Services services) {
        this.services = services;
    }

    /** The store; empty if none serves now. */
    public Optional<FaceStore> find() {
        return services.await(Recognizer.class, Duration.ZERO).stream()
                .flatMap(r -> r.stages().stream())
                .filter(s -> s.kind() == StageKind.STORE && s.serving())
                .findFirst()
                .flatMap(this::service);
    }

    private Optional<FaceStore> service(StageStatus serving) {
        return services.all(FaceStore.class).stream()
                .filter(s ->
                        s.gallery().toString().equals(serving.id().content().id()))
                .findFirst();
    }
}
