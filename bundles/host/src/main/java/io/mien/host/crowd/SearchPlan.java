package io.mien.host.crowd;

import io.mien.detector.SearchDepth;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The windows of one picture: the whole picture, then levels of overlapping windows of the network's shape, each level twice as
 * fine as the one before, down to the one at which the smallest face has the least size that the network finds reliably. The way
 * of image pyramids, with SAHI's overlapping slices at each level.
 *
 * @param windows the whole picture first, then from coarse to fine
 * @param range of the faces of a level
 * @param minFace the longer side of the smallest face searched for, in pixels of the picture; 0 if only the whole is searched
 * @param wished the same before the bound on windows, not above {@code minFace}
 */
record SearchPlan(List<SearchWindow> windows, FaceRange range, double minFace, double wished) {
    /** A level that shows hardly more than the level above it is not worth its windows. */
    private static final double WORTH = 1.25;

    private static final double COARSER = 1.1;

    SearchPlan {
        windows = List.copyOf(windows);
    }

    /** The plan for a picture of this size. */
    static SearchPlan of(int width, int height, InputSize input, SearchDepth depth, SearchLimits limits) {
        return new Planner(width, height, input, limits).plan(depth);
    }

    /** Whether fewer windows are searched than were asked for. */
    boolean isBounded() {
        return minFace > wished;
    }

    /** Lays the windows of one picture. */
    private record Planner(int width, int height, InputSize input, FaceRange range, double whole, SearchLimits limits) {
        Planner(int width, int height, InputSize input, SearchLimits limits) {
            this(
                    width,
                    height,
                    input,
                    FaceRange.of(input),
                    Letterbox.of(width, height, input).scale(),
                    limits);
        }

        SearchPlan plan(SearchDepth depth) {
            boolean once = depth.kind() == SearchDepth.Kind.WHOLE_PICTURE
                    || depth.kind() == SearchDepth.Kind.BY_PICTURE && limits.isSmall(width, height);
            if (once) {
                return new SearchPlan(List.of(wholePicture()), range, 0, 0);
            }
            double wished = depth.kind() == SearchDepth.Kind.DOWN_TO ? depth.minFace() : limits.minFace(width, height);
            double minFace = wished;
            while (count(minFace) > limits.windows()) {
                minFace *= COARSER;
            }
            List<SearchWindow> windows = new ArrayList<>();
            windows.add(wholePicture());
            List<Double> scales = scales(minFace);
            for (int level = 1; level <= scales.size(); level++) {
                windows.addAll(level(level, scales.get(scales.size() - level)));
            }
            return new SearchPlan(windows, range, minFace, wished);
        }

        private SearchWindow wholePicture() {
            return new SearchWindow(0, 0, 0, width, height, 1);
        }

        /** Pixels of the input for one of the picture, from fine to coarse, without that of the whole picture. */
        private List<Double> scales(double minFace) {
            List<Double> scales = new ArrayList<>();
            for (double s = range.smallest() / minFace; s > WORTH * whole; s /= FaceRange.STEP) {
                scales.add(s);
            }
            return scales;
        }

        private long count(double minFace) {
            return 1
                    + scales(minFace).stream()
                            .mapToLong(s -> starts(width, side(width, input.width(), s), s)
                                            .count()
                                    * starts(height, side(height, input.height(), s), s)
                                            .count())
                            .sum();
        }

        private List<SearchWindow> level(int level, double scale) {
            int wide = side(width, input.width(), scale);
            int high = side(height, input.height(), scale);
            int[] columns = starts(width, wide, scale).toArray();
            return starts(height, high, scale)
                    .boxed()
                    .flatMap(y -> IntStream.of(columns)
                            .mapToObj(x -> new SearchWindow(level, x, y, wide, high, reduction(scale))))
                    .toList();
        }

        private static int reduction(double scale) {
            return Math.max(1, (int) (1 / scale));
        }

        /** A side of a window in pixels of the picture. */
        private static int side(int picture, int ofInput, double scale) {
            int reduction = reduction(scale);
            int side = (int) Math.max(1, Math.min(picture, Math.rint(ofInput / scale)));
            return Math.max(1, side / reduction) * reduction;
        }

        /** The offsets of windows of this side: even, the first and the last at the picture's own sides. */
        private IntStream starts(int picture, int side, double scale) {
            int last = picture - side;
            if (last < reduction(scale)) {
                return IntStream.of(0);
            }
            double stride = Math.max(1, side - range.overlap() / scale);
            int steps = (int) Math.ceil(last / stride);
            return IntStream.rangeClosed(0, steps).map(i -> (int) Math.round((double) i * last / steps));
        }
    }
}
