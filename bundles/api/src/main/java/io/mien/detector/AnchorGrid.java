package io.mien.detector;

import io.mien.model.InputSize;

/**
 * The cells of one level of a feature pyramid, row by row: each looks at a square of {@code stride} x {@code stride} pixels
 * of the model's input. What a level predicts is measured from an {@link Anchor} of its cell.
 *
 * @param columns cells in a row, at least 1
 * @param rows of cells, at least 1
 * @param stride side of a cell in pixels of the input, at least 1
 */
public record AnchorGrid(int columns, int rows, int stride) {
    public AnchorGrid {
        if (columns < 1 || rows < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "no grid of " + columns + "x" + rows + " cells of " + stride + " pixels");
        }
    }

    /** The grid that covers the input: if a side is not a multiple of the stride, the last cell extends over the edge. */
    public static AnchorGrid of(InputSize input, int stride) {
        return new AnchorGrid(ceil(input.width(), stride), ceil(input.height(), stride), stride);
    }

    private static int ceil(int side, int stride) {
        return (side - 1) / stride + 1;
    }

    /** How many cells there are. */
    public int cells() {
        return Math.multiplyExact(columns, rows);
    }

    /** Top left corner of a cell, with the stride as unit. */
    public Anchor corner(int cell) {
        return new Anchor((float) (cell % columns) * stride, (float) (cell / columns) * stride, stride);
    }

    /** Center of a cell, with the stride as unit. */
    public Anchor centre(int cell) {
        return new Anchor((cell % columns + .5f) * stride, (cell / columns + .5f) * stride, stride);
    }
}
