package io.mien.store;

/**
 * A face in the store.
 *
 * @param id unique in its gallery and never used again
 * @param label whose face it is
 * @param hasChip whether its chip was kept
 */
public record StoredFace(long id, String label, boolean hasChip) {}
