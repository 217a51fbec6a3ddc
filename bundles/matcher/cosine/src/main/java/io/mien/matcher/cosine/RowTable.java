package io.mien.matcher.cosine;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The row of each face: a hash table that holds rows alone and looks the face of a row up where it stands, so that a face
 * takes 8 to 16 bytes. For one thread at a time.
 */
final class RowTable {
    private static final int NONE = -1;
    private static final int LEAST = 16;

    /** At most half full. Its length is a power of two. */
    private int[] rows = none(LEAST);

    private int size;

    private static int[] none(int length) {
        int[] rows = new int[length];
        Arrays.fill(rows, NONE);
        return rows;
    }

    /**
     * The row of a face, or a negative number.
     *
     * @param ids the face of each row that is in the table
     */
    int find(long id, IntToLongFunction ids) {
        return rows[place(id, ids)];
    }

    /** Adds a face or gives it another row. */
    void put(long id, int row, IntToLongFunction ids) {
        int place = place(id, ids);
        if (rows[place] == NONE && 2 * ++size > rows.length) {
            grow(ids);
            place = place(id, ids);
        }
        rows[place] = row;
    }

    private void grow(IntToLongFunction ids) {
        int[] before = rows;
        rows = none(2 * before.length);
        for (int row : before) {
            if (row != NONE) {
                rows[place(ids.applyAsLong(row), ids)] = row;
            }
        }
    }

    /** Removes a face of the table, and closes the gap that would end the search for others. */
    void remove(long id, IntToLongFunction ids) {
        int gap = place(id, ids);
        size--;
        for (int next = after(gap); rows[next] != NONE; next = after(next)) {
            int home = home(ids.applyAsLong(rows[next]));
            if ((next - home & rows.length - 1) >= (next - gap & rows.length - 1)) {
                rows[gap] = rows[next];
                gap = next;
            }
        }
        rows[gap] = NONE;
    }

    private int place(long id, IntToLongFunction ids) {
        int place = home(id);
        while (rows[place] != NONE && ids.applyAsLong(rows[place]) != id) {
            place = after(place);
        }
        return place;
    }

    private int after(int place) {
        return place + 1 & rows.length - 1;
    }

    private int home(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32) & rows.length - 1;
    }
}
