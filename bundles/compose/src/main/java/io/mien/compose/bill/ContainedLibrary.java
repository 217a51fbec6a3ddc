package io.mien.compose.bill;

import io.mien.compose.index.Coordinates;

/**
 * A library of other people that lies inside of a bundle, as the header {@code Mien-Contains} states it.
 *
 * @param coordinates what Maven calls it
 * @param licence as SPDX calls it; may be an expression, {@code Apache-2.0 OR EPL-2.0}
 */
public record ContainedLibrary(Coordinates coordinates, String licence) {}
