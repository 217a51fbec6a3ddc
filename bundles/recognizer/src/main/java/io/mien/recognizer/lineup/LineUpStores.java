package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.recognizer.gallery.KnownStores;
import io.mien.recognizer.gallery.RegisteredStore;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapState;
import io.mien.store.FaceStore;
import java.util.List;
import java.util.Optional;

/** The stores, as the galleries see them. Thread-safe. */
final class LineUpStores implements KnownStores {
    private final SwapController controller;
    private final CallGuard guard;

    LineUpStores(SwapController controller, CallGuard guard) {
        this.controller = controller;
        this.guard = guard;
    }

    @Override
    public List<RegisteredStore> all() {
        return controller.state().all(StageKind.STORE).stream()
                .flatMap(stage -> registered(stage).stream())
                .toList();
    }

    /** That of the line-up; the first in order if its store is away or there is none yet. */
    @Override
    public Optional<RegisteredStore> serving() {
        SwapState state = controller.state();
        List<StageDescription> candidates = state.candidates(StageKind.STORE);
        return state.serving()
                .stage(StageKind.STORE)
                .filter(own -> candidates.stream().anyMatch(own::same))
                .or(() -> candidates.stream().findFirst())
                .flatMap(this::registered);
    }

    private Optional<RegisteredStore> registered(StageDescription stage) {
        return controller.entries().of(stage).map(e -> new RegisteredStore(e.id(), (FaceStore) e.stage()));
    }

    @Override
    public Optional<GalleryStages> stages() {
        return GuardedStages.of(controller.holder().current().entries(), guard);
    }
}
