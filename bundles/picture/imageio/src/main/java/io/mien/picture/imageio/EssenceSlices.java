package io.mien.picture.imageio;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an essence: ranges of a file and bytes that were made for it, one after the other. A large file is not
 * copied for its essence.
 */
final class EssenceSlices {
    private final List<Slice> slices = new ArrayList<>();
    private long length;

    /** @param start position of the first byte in the essence */
    private record Slice(byte[] bytes, int from, int count, long start) {}

    /** Appends a range; the bytes are not copied. */
    EssenceSlices add(byte[] bytes, int from, int to) {
        if (to > from) {
            slices.add(new Slice(bytes, from, to - from, length));
            length += to - from;
        }
        return this;
    }

    EssenceSlices add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    long length() {
        return length;
    }

    /**
     * Copies bytes that lie in one slice.
     *
     * @return how many, -1 at the end
     */
    int read(long at, byte[] to, int offset, int most) {
        if (at >= length) {
            return -1;
        }
        Slice slice = slices.get(find(at));
        int skipped = (int) (at - slice.start());
        int count = Math.min(most, slice.count() - skipped);
        System.arraycopy(slice.bytes(), slice.from() + skipped, to, offset, count);
        return count;
    }

    private int find(long at) {
        int low = 0;
        int high = slices.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (slices.get(middle).start() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
