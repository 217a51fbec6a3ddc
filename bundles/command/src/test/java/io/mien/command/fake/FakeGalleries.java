package io.mien.command.fake;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Galleries as a test says, and what was done with them. */
public final class FakeGalleries implements GalleryAdmin {
    /** What is listed. */
    public final List<GalleryStatus> galleries = new ArrayList<>();

    /** Embeddings that can be dropped. */
    public int prunable;

    @Override
    public List<GalleryStatus> galleries() {
        return galleries;
    }

    @Override
    public int prune() {
        int dropped = prunable;
        prunable = 0;
        return dropped;
    }

    @Override
    public void restore(Path file) throws StoreException {
        if (!Files.exists(file)) {
            throw new StoreException(file + " is not there");
        }
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException {
        progress.accept(.5);
        change.use(new StageId(store, "2.0.0", "a gallery"));
        progress.accept(1);
        return 7;
    }
}
