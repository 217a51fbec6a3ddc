package io.mien.store;

import io.mien.extractor.Embedding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a store keeps of a face.
 *
 * @param id in its store
 * @param label whose face it is
 * @param enrolled when, to the millisecond
 * @param chip where it was kept
 * @param embeddings one of each space that has it
 * @param source the picture that it was enrolled from, if that is known
 */
public record FaceRecord(
        long id,
        String label,
        Instant enrolled,
        Optional<Chip> chip,
        List<Embedding> embeddings,
        Optional<FaceSource> source) {
    public FaceRecord {
        embeddings = List.copyOf(embeddings);
    }

    /** A face whose source is not known. */
    public FaceRecord(long id, String label, Instant enrolled, Optional<Chip> chip, List<Embedding> embeddings) {
        this(id, label, enrolled, chip, embeddings, Optional.empty());
    }
}
