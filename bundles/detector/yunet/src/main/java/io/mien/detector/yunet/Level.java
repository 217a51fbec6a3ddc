package io.mien.detector.yunet;

import io.mien.detector.Anchor;
import io.mien.detector.AnchorGrid;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.List;

/** The four outputs of one stride. */
record Level(AnchorGrid grid, FloatBuffer classes, FloatBuffer objects, FloatBuffer boxes, FloatBuffer points) {
    private static final int COORDINATES = 2 * Face.POINTS;
    private static final int COARSEST = 32;

    /** @throws IllegalArgumentException naming the output that is missing or has another shape */
    static Level of(Outputs outputs, InputSize input, int stride) {
        Tensor classes = outputs.named("cls_" + stride);
        AnchorGrid grid = grid(classes, input, stride);
        int cells = grid.cells();
        return new Level(
                grid,
                classes.shaped(cells),
                outputs.named("obj_" + stride).shaped(cells),
                outputs.named("bbox_" + stride).shaped(cells, 4),
                outputs.named("kps_" + stride).shaped(cells, COORDINATES));
    }

    /**
     * Two grids are possible if a side is not a multiple of 32: the network itself halves by pooling, which drops a last odd
     * row, while OpenCV's FaceDetectorYN first adds black on the right and below up to a multiple of 32.
     */
    private static AnchorGrid grid(Tensor classes, InputSize input, int stride) {
        AnchorGrid padded = AnchorGrid.of(new InputSize(padded(input.width()), padded(input.height())), stride);
        if (classes.hasShape(padded.cells()) || input.width() < stride || input.height() < stride) {
            return padded;
        }
        return new AnchorGrid(input.width() / stride, input.height() / stride, stride);
    }

    private static int padded(int side) {
        return ((side - 1) / COARSEST + 1) * COARSEST;
    }

    /** Square of a cell's score. */
    double product(int cell) {
        return (double) unit(classes.get(cell)) * unit(objects.get(cell));
    }

    private static float unit(float value) {
        return Math.max(0, Math.min(1, value));
    }

    Box box(Anchor corner, int cell) {
        int at = 4 * cell;
        return corner.centredBox(boxes.get(at), boxes.get(at + 1), boxes.get(at + 2), boxes.get(at + 3));
    }

    List<Point> points(Anchor corner, int cell) {
        return corner.points(points, COORDINATES * cell, 2, 1);
    }
}
