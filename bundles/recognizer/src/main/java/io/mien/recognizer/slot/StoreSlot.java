package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.recognizer.gallery.Stores;
import io.mien.recognizer.guard.Guard;
import io.mien.store.FaceStore;
import java.util.List;
import java.util.Optional;

/** The stores as who looks after galleries sees them. Thread-safe. */
final class StoreSlot implements Stores {
    private final Slots slots;
    private final Current current;
    private final Guard guard;

    StoreSlot(Slots slots, Current current, Guard guard) {
        this.slots = slots;
        this.current = current;
        this.guard = guard;
    }

    @Override
    public List<StageEntry<FaceStore>> all() {
        return slots.store().all();
    }

    /** That of the line-up; the first in order where its store is away or there is none yet. */
    @Override
    public Optional<StageEntry<FaceStore>> serving() {
        StageEntry<?> entry = current.get().entry(StageKind.STORE);
        return Optional.ofNullable(entry)
                .flatMap(e -> slots.store().candidate(e.subject()))
                .or(slots.store()::first);
    }

    @Override
    public Optional<Stages> stages() {
        return GalleryStages.of(current.get().entries(), guard);
    }
}
