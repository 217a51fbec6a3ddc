package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.MienException;
import io.mien.StageContent;
import io.mien.StageId;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A hall with two stores and a slot for them. */
abstract class TwoStores {
    static final GalleryLimits LIMITS = Hall.limits(1, Duration.ofMillis(200));

    final Hall hall = new Hall(LIMITS);
    final MemoryStore target = new MemoryStore();
    final GalleryStages old = hall.stages(Hall.eye("old"));
    volatile FaceStore inSlot = hall.memory;
    volatile FaceStore other = target;
    volatile GalleryStages serving = old;
    final GalleryAdministration admin = new GalleryAdministration(hall.galleries, new Shown(), () -> LIMITS);

    /** The slot of the test. */
    private final class Shown implements KnownStores {
        @Override
        public List<RegisteredStore> all() {
            return List.of(entry("first", hall.memory), entry("second", other));
        }

        @Override
        public Optional<RegisteredStore> serving() {
            return all().stream().filter(e -> e.store() == inSlot).findFirst();
        }

        @Override
        public Optional<GalleryStages> stages() {
            return Optional.of(serving);
        }
    }

    private static RegisteredStore entry(String name, FaceStore store) {
        return new RegisteredStore(
                new StageId(
                        name, "1.0.0", new StageContent.Gallery(store.gallery().toString())),
                store);
    }

    @AfterEach
    void close() {
        hall.galleries.close();
    }

    final Gallery serve(GalleryStages stages) throws MienException {
        Gallery gallery = hall.galleries.of(stages);
        hall.galleries.keep(List.of(stages));
        serving = stages;
        return gallery;
    }

    /** What the one store holds, in an order of no meaning. */
    static Set<Object> contents(FaceStore store) throws StoreException {
        Set<Object> all = new HashSet<>(store.people());
        for (StoredFace face : store.faces()) {
            FaceRecord record = store.face(face.id()).orElseThrow();
            all.add(face);
            all.add(record.chip().map(c -> c.picture()[0] + " of " + face.id()));
            record.embeddings().forEach(e -> all.add(List.of(face.id(), e)));
        }
        all.addAll(store.spaces());
        return all;
    }

    final void follow(StageId store) throws MienException {
        assertEquals("second", store.name());
        inSlot = other;
        serve(hall.stages(old.extractor(), other));
    }
}
