package io.mien.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The data of a face in a store, without its chip and embeddings.
 *
 * @param id unique in its gallery and never used again
 * @param label whose face it is
 * @param enrolled when, to the millisecond
 * @param hasChip whether its chip was kept
 * @param source the picture that it was enrolled from; empty if it was imported, or enrolled by a version that did not keep
 *     it
 */
public record FaceSummary(long id, String label, Instant enrolled, boolean hasChip, Optional<FaceSource> source) {}
