package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.aligner.AlignmentException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Image;
import io.mien.picture.PictureException;
import io.mien.recognizer.slot.ActiveLineUp;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes, from the stored chips, the embeddings that a space lacks: what makes another extractor know the people that were
 * enrolled with its predecessor. A face without a chip needs enrolling again; its old embedding is never compared across
 * models.
 */
public final class Backfill {
    private static final Logger LOG = System.getLogger(Backfill.class.getName());

    private final Chips chips;
    private final int batch;

    /**
     * @param chips decodes them
     * @param batch faces that go through the extractor at once
     */
    public Backfill(Chips chips, int batch) {
        this.chips = chips;
        this.batch = batch;
    }

    private record Crop(long faceId, Image image) {}

    void complete(EmbeddingSpace space, ActiveLineUp lineUp) throws MienException {
        List<StoredFace> lacking = lineUp.store().without(space);
        int done = 0;
        for (int from = 0; from < lacking.size(); from += batch) {
            done += embed(space, lineUp, lacking.subList(from, Math.min(lacking.size(), from + batch)));
        }
        if (done < lacking.size()) {
            LOG.log(
                    Level.WARNING,
                    "{0} faces need enrolling again for {1}: no usable chip",
                    lacking.size() - done,
                    space);
        }
        if (done > 0) {
            LOG.log(Level.INFO, "{0} faces were embedded anew for {1}", done, space);
        }
    }

    private int embed(EmbeddingSpace space, ActiveLineUp lineUp, List<StoredFace> faces) throws MienException {
        List<Crop> crops = new ArrayList<>();
        for (StoredFace face : faces) {
            crop(lineUp, face).ifPresent(crops::add);
        }
        List<float[]> embeddings =
                lineUp.extractor().extract(crops.stream().map(Crop::image).toList());
        for (int i = 0; i < crops.size(); i++) {
            lineUp.store().put(crops.get(i).faceId(), new Embedding(space, embeddings.get(i)));
        }
        return crops.size();
    }

    private Optional<Crop> crop(ActiveLineUp lineUp, StoredFace face) throws MienException {
        FaceStore store = lineUp.store();
        Optional<Chip> chip = face.hasChip() ? store.chip(face.id()) : Optional.empty();
        if (chip.isEmpty()) {
            return Optional.empty();
        }
        try {
            Image picture = chips.decode(chip.get(), "chip of face " + face.id());
            Image aligned = lineUp.aligner()
                    .align(picture, chip.get().points(), lineUp.extractor().template());
            return Optional.of(new Crop(face.id(), aligned));
        } catch (PictureException | AlignmentException e) {
            LOG.log(Level.WARNING, "The chip of face {0} cannot be used: {1}", face.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
