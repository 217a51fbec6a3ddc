package io.mien.matcher.signs;

import io.mien.matcher.cosine.DotProducts;

/**
 * What an index was opened with.
 *
 * @param exactBelow faces below which every face is compared
 * @param recall wanted share of searches that find the nearest face, below 1
 * @param products how cosines are computed
 */
record Settings(int exactBelow, double recall, DotProducts products) {}
