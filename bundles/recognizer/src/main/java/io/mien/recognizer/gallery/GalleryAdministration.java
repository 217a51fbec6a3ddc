package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.extractor.EmbeddingSpace;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.SpaceCount;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** Looks after the galleries of the store that serves. */
public final class GalleryAdministration implements GalleryAdmin {
    private final Galleries galleries;
    private final KnownStores stores;
    private final Supplier<GalleryLimits> limits;

    /**
     * @param galleries in memory
     * @param stores and what serves
     * @param limits how galleries are made and moved, as configured at the moment
     */
    public GalleryAdministration(Galleries galleries, KnownStores stores, Supplier<GalleryLimits> limits) {
        this.galleries = galleries;
        this.stores = stores;
        this.limits = limits;
    }

    @Override
    public List<GalleryStatus> galleries() throws MienException {
        return new GalleryStatusReporter(galleries.registry()).all(serving().store(), stores.stages());
    }

    @Override
    public int prune() throws MienException {
        FaceStore store = serving().store();
        EmbeddingSpace needed = stores.stages()
                .map(GalleryStages::space)
                .orElseThrow(() -> new MienException(
                        "nothing is dropped while no line-up serves: nobody can say which" + " embeddings are needed"));
        int dropped = 0;
        for (SpaceCount count : store.spaces()) {
            if (!count.space().equals(needed)) {
                dropped += prune(store, count.space());
            }
        }
        return dropped;
    }

    private int prune(FaceStore store, EmbeddingSpace space) throws MienException {
        if (!galleries.registry().tryPrune(space)) {
            return 0;
        }
        try {
            return store.prune(space);
        } finally {
            galleries.registry().pruned(space);
        }
    }

    @Override
    public void restore(Path file, Runnable checkpoint) throws MienException {
        galleries.writer().restore(serving().store(), file, checkpoint);
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException {
        RegisteredStore from = serving();
        RegisteredStore to = named(store, from);
        if (to.store().gallery().equals(from.store().gallery())) {
            throw new MienException(to.id() + " keeps the gallery that serves: there is nothing to move");
        }
        StoreMigration migration = new StoreMigration(galleries, from.store(), to.store(), limits.get(), progress);
        int moved = migration.run(stores.stages());
        new StoreSwitch(galleries.writer().lock(), stores, limits.get().switchWait()).run(from, to, change);
        progress.accept(1);
        return moved;
    }

    @Override
    public List<FaceSummary> faces(Optional<String> label) throws MienException {
        return corrections().faces(label);
    }

    @Override
    public Optional<Chip> chip(long faceId) throws MienException {
        return serving().store().chip(faceId);
    }

    @Override
    public List<String> deleteFaces(Set<Long> faceIds) throws MienException {
        return corrections().delete(faceIds);
    }

    @Override
    public List<String> moveFaces(Set<Long> faceIds, String label) throws MienException {
        return corrections().move(faceIds, label);
    }

    @Override
    public int rename(String label, String other) throws MienException {
        return corrections().rename(label, other);
    }

    @Override
    public int merge(String label, String into) throws MienException {
        return corrections().merge(label, into);
    }

    private FaceCorrections corrections() throws StageUnavailableException {
        return new FaceCorrections(galleries.writer(), serving().store());
    }

    /** Waited for as long as others are: a store that is being exchanged is away for a moment. */
    private RegisteredStore serving() throws StageUnavailableException {
        ConditionWait.until(() -> stores.serving().isPresent(), limits.get().writeWait());
        return stores.serving().orElseThrow(() -> new StageUnavailableException(StageKind.STORE, "no store serves"));
    }

    private RegisteredStore named(String name, RegisteredStore serving) throws MienException {
        Optional<RegisteredStore> found = stores.all().stream()
                .filter(e -> name.equals(e.id().name()) || name.equals(e.id().name() + "/" + e.id().version()))
                .filter(e -> e.store() != serving.store())
                .findFirst();
        return found.orElseThrow(() -> new StageUnavailableException(
                StageKind.STORE,
                "no other store is named '" + name + "', only "
                        + String.join(
                                ", ",
                                stores.all().stream()
                                        .map(e -> e.id().toString())
                                        .toList())));
    }
}
