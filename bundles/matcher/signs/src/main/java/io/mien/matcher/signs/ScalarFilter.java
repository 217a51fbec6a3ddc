package io.mien.matcher.signs;

/** Plain Java: looks at the least of eight, since most of them hold nothing. */
final class ScalarFilter implements NearFilter {
    private static final int STEP = 8;

    @Override
    public int find(int[] distances, int count, int most, int[] places) {
        int found = 0, i = 0;
        for (; i <= count - STEP; i += STEP) {
            int left = Math.min(Math.min(distances[i], distances[i + 1]), Math.min(distances[i + 2], distances[i + 3]));
            int right = Math.min(
                    Math.min(distances[i + 4], distances[i + 5]), Math.min(distances[i + 6], distances[i + 7]));
            if (Math.min(left, right) <= most) {
                found = pick(distances, i, i + STEP, most, places, found);
            }
        }
        return pick(distances, i, count, most, places, found);
    }

    static int pick(int[] distances, int from, int end, int most, int[] places, int found) {
        int next = found;
        for (int i = from; i < end; i++) {
            // Without a branch: which of them it is cannot be predicted.
            places[next] = i;
            next += distances[i] <= most ? 1 : 0;
        }
        return next;
    }
}
