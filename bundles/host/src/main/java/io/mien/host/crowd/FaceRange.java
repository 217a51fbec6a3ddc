package io.mien.host.crowd;

import io.mien.model.InputSize;

/**
 * The sizes of faces that one level of the pyramid answers for, in pixels of the network's input and by the longer side of the
 * box. Measured: RetinaFace, RFB, YuNet, SCRFD and YOLOv8-face find every face from 32 pixels on up to nearly the whole input, and
 * fewer and fewer below (docs/crowds.md). A network with a small input, which is made for faces that fill it, gets a smaller unit.
 *
 * @param smallest face that is found reliably
 * @param largest face of a level; larger ones are the next level's
 * @param overlap of two neighboring windows: the largest face lies whole, with some room around it, in one of them
 */
record FaceRange(double smallest, double largest, double overlap) {
    private static final int RELIABLE = 32;
    private static final int LEAST_INPUT = 4 * RELIABLE;

    /** From one level to the next. */
    static final double STEP = 2;

    private static final double ROOM = 1.25;

    /** Beyond a level's range the network still answers, and errs more. */
    private static final double BELOW = .5;

    private static final double ABOVE = 1.5;

    /** The range of a network with this input. */
    static FaceRange of(InputSize input) {
        int side = Math.min(input.width(), input.height());
        double smallest = side >= LEAST_INPUT ? RELIABLE : Math.max(1, side / 4d);
        return new FaceRange(smallest, STEP * smallest, ROOM * STEP * smallest);
    }

    /** Whether a face of this size is taken from a window of a level. */
    boolean takes(double side) {
        return side >= BELOW * smallest && side <= ABOVE * largest;
    }

    /** Whether the network sees a face of this size well enough to place it. */
    boolean resolves(double side) {
        return side >= .75 * smallest;
    }
}
