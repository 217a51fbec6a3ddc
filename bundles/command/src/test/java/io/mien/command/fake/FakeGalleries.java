package io.mien.command.fake;

import io.mien.MienException;
import io.mien.StageContent;
import io.mien.StageId;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.Chip;
import io.mien.store.FaceSummary;
import io.mien.store.NoSuchFaceException;
import io.mien.store.NoSuchPersonException;
import io.mien.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** Galleries as a test says, and what was done with them. */
public final class FakeGalleries implements GalleryAdmin {
    /** The galleries that are listed. */
    public final List<GalleryStatus> galleries = new ArrayList<>();

    /** Faces that are listed. */
    public final List<FaceSummary> faces = new ArrayList<>();

    /** Chips by face. */
    public final Map<Long, Chip> chips = new HashMap<>();

    /** Corrections that were made, one text each. */
    public final List<String> corrections = new ArrayList<>();

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
    public void restore(Path file, Runnable checkpoint) throws StoreException {
        if (!Files.exists(file)) {
            throw new StoreException(file + " is not there");
        }
        checkpoint.run();
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException {
        progress.accept(.5);
        change.use(new StageId(store, "2.0.0", new StageContent.Gallery("a gallery")));
        progress.accept(1);
        return 7;
    }

    @Override
    public List<FaceSummary> faces(Optional<String> label) throws MienException {
        List<FaceSummary> found = faces.stream()
                .filter(face -> label.isEmpty() || face.label().equals(label.get()))
                .toList();
        if (found.isEmpty() && label.isPresent()) {
            throw new NoSuchPersonException(label.get());
        }
        return found;
    }

    @Override
    public Optional<Chip> chip(long faceId) {
        return Optional.ofNullable(chips.get(faceId));
    }

    @Override
    public List<String> deleteFaces(Set<Long> faceIds) throws MienException {
        for (Long id : faceIds) {
            if (faces.stream().noneMatch(face -> face.id() == id)) {
                throw new NoSuchFaceException(id);
            }
        }
        corrections.add("delete " + faceIds);
        return List.of("Ada");
    }

    @Override
    public List<String> moveFaces(Set<Long> faceIds, String label) {
        corrections.add("move " + faceIds + " to " + label);
        return List.of();
    }

    @Override
    public int rename(String label, String other) {
        corrections.add("rename " + label + " to " + other);
        return 2;
    }

    @Override
    public int merge(String label, String into) {
        corrections.add("merge " + label + " into " + into);
        return 3;
    }
}
