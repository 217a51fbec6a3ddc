package io.mien.store;

import java.time.Instant;

/**
 * Somebody in the gallery.
 *
 * @param label what they are called
 * @param faces how many of their faces are stored, at least 1
 * @param since when the first of these was enrolled
 */
public record Person(String label, int faces, Instant since) {}
