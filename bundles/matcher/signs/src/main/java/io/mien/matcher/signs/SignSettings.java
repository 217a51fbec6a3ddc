package io.mien.matcher.signs;

import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Precision;

/**
 * The settings with which an index was opened.
 *
 * @param exactBelow faces below which every face is compared
 * @param recall wanted share of searches that find the nearest face, below 1
 * @param precision with which embeddings are kept
 * @param products how cosines are computed
 */
record SignSettings(int exactBelow, double recall, Precision precision, DotProducts products) {}
