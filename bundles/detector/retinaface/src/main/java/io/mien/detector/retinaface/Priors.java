package io.mien.detector.retinaface;

import io.mien.detector.Anchor;
import io.mien.detector.AnchorGrid;
import io.mien.model.InputSize;
import java.util.ArrayList;
import java.util.List;

/**
 * The prior boxes of one layout for one input size: level by level, cell by cell, size by size, all square and with the
 * cell's center. They are worked out when asked for, one division each; few of them ever are, so no table is kept.
 */
final class Priors {
    private record Level(AnchorGrid grid, List<Integer> sizes) {
        int priors() {
            return Math.multiplyExact(grid.cells(), sizes.size());
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final int count;

    private Priors(InputSize input, List<List<Integer>> sizes) {
        int stride = 8;
        for (List<Integer> level : sizes) {
            levels.add(new Level(AnchorGrid.of(input, stride), level));
            stride *= 2;
        }
        count = levels.stream().mapToInt(Level::priors).reduce(0, Math::addExact);
    }

    /** RetinaFace: strides 8, 16, 32. */
    static Priors ofRetinaFace(InputSize input) {
        return new Priors(input, List.of(List.of(16, 32), List.of(64, 128), List.of(256, 512)));
    }

    /** The light detectors RFB and slim: strides 8, 16, 32, 64. */
    static Priors ofLightDetector(InputSize input) {
        return new Priors(
                input, List.of(List.of(10, 16, 24), List.of(32, 48), List.of(64, 96), List.of(128, 192, 256)));
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** Center of a prior, with its side as unit. */
    Anchor prior(int index) {
        int at = index;
        for (Level level : levels) {
            if (at < level.priors()) {
                int sizes = level.sizes().size();
                return level.grid().centre(at / sizes).in(level.sizes().get(at % sizes));
            }
            at -= level.priors();
        }
        throw new IndexOutOfBoundsException(index);
    }
}
