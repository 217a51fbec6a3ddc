package io.mien.store;

/**
 * The disk space of a gallery.
 *
 * @param used bytes that it takes now
 * @param usable bytes that are free where it lies
 */
public record StoreSpace(long used, long usable) {}
