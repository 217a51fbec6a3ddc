package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.aligner.AlignmentException;
import io.mien.extractor.Embedding;
import io.mien.image.Image;
import io.mien.picture.PictureException;
import io.mien.store.Chip;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes, from the stored chips, the embeddings that a space lacks, so that another extractor knows the people who were
 * enrolled with its predecessor. Each is durable as soon as it is made, so that a later run finds what is still lacking. A
 * face without a chip must be enrolled again; its old embedding is never compared across models.
 */
final class EmbeddingBackfill {
    private static final Logger LOG = System.getLogger(EmbeddingBackfill.class.getName());

    private final ChipCodec chips;
    private final GalleryWriter writer;

    EmbeddingBackfill(ChipCodec chips, GalleryWriter writer) {
        this.chips = chips;
        this.writer = writer;
    }

    private record Crop(StoredFace face, Image image) {}

    /** The faces that an embedding can be made of and that have none. */
    List<StoredFace> lacking(GalleryEntry entry, GalleryStages stages) throws StoreException {
        return stages.store().without(entry.key().space()).stream()
                .filter(entry::usable)
                .toList();
    }

    /**
     * Embeds until nothing is lacking, including faces that are enrolled in the meantime.
     *
     * @param share of the whole construction that this is, 0..1
     * @return how many faces were looked at
     */
    int complete(GalleryEntry entry, GalleryStages stages, BuildThrottle throttle, double share)
            throws MienException, InterruptedException {
        int all = 0;
        for (List<StoredFace> left = lacking(entry, stages); !left.isEmpty(); left = lacking(entry, stages)) {
            for (int from = 0; from < left.size(); ) {
                int to = Math.min(left.size(), from + throttle.batch());
                embed(entry, stages, left.subList(from, to));
                from = to;
                throttle.done(share * from / left.size());
                throttle.rest();
            }
            all += left.size();
        }
        return all;
    }

    /** Embeds these faces, where their chips can be used. */
    void embed(GalleryEntry entry, GalleryStages stages, List<StoredFace> faces) throws MienException {
        List<Crop> crops = new ArrayList<>();
        for (StoredFace face : faces) {
            crop(entry, stages, face).ifPresent(crops::add);
        }
        if (crops.isEmpty()) {
            return;
        }
        List<float[]> embeddings =
                stages.extractor().extract(crops.stream().map(Crop::image).toList());
        for (int i = 0; i < crops.size(); i++) {
            Embedding embedding = new Embedding(entry.key().space(), embeddings.get(i));
            writer.embedded(entry, stages.store(), crops.get(i).face(), embedding);
        }
    }

    private Optional<Crop> crop(GalleryEntry entry, GalleryStages stages, StoredFace face) throws MienException {
        Optional<Chip> chip = stages.store().chip(face.id());
        if (chip.isEmpty()) {
            // Removed since it was listed.
            return Optional.empty();
        }
        try {
            Image picture = chips.decode(chip.get(), "chip of face " + face.id());
            Image aligned = stages.aligner()
                    .align(picture, chip.get().points(), stages.extractor().template());
            return Optional.of(new Crop(face, aligned));
        } catch (PictureException | AlignmentException e) {
            LOG.log(Level.WARNING, "The chip of face {0} cannot be used: {1}", face.id(), e.getMessage());
            entry.unusable(face.id());
            return Optional.empty();
        }
    }
}
