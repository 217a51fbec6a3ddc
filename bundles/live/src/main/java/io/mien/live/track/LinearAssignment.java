package io.mien.live.track;

import java.util.Arrays;

/**
 * Who goes with whom at the least cost: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), in the time of
 * n x n x m. Rows and columns count from 1 inside; 0 stands for none.
 */
public final class LinearAssignment {
    private static final double FORBIDDEN = 1e6;

    private final double[][] cost;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;
    private final int[] before;

    /** @param cost no more rows than columns */
    private LinearAssignment(double[][] cost) {
        this.cost = cost;
        int columns = cost[0].length;
        rowPotential = new double[cost.length + 1];
        columnPotential = new double[columns + 1];
        rowOf = new int[columns + 1];
        before = new int[columns + 1];
        for (int row = 1; row <= cost.length; row++) {
            place(row);
        }
    }

    /**
     * Solves a problem of any shape.
     *
     * @param cost rows of the same length
     * @param most greatest cost of a pair; what would cost more stays apart
     * @return the column of each row, -1 for none
     */
    public static int[] solve(double[][] cost, double most) {
        int rows = cost.length;
        int[] of = new int[rows];
        Arrays.fill(of, -1);
        if (rows == 0 || cost[0].length == 0) {
            return of;
        }
        // To stay apart costs as much as the dearest pair: each row has a column of its own for that.
        int columns = cost[0].length;
        double[][] wide = new double[rows][columns + rows];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(wide[row], most);
            for (int column = 0; column < columns; column++) {
                wide[row][column] = cost[row][column] <= most ? cost[row][column] : FORBIDDEN + most;
            }
        }
        int[] rowOf = new LinearAssignment(wide).rowOf;
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                of[rowOf[column] - 1] = column - 1;
            }
        }
        return of;
    }

    /** Finds a column for one more row, along the cheapest path of rows that change theirs. */
    private void place(int row) {
        rowOf[0] = row;
        int column = 0;
        double[] least = new double[rowOf.length];
        boolean[] used = new boolean[rowOf.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        do {
            used[column] = true;
            column = cheapest(column, least, used);
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    /** The next column of the path; the potentials then make the way to it free. */
    private int cheapest(int from, double[] least, boolean[] used) {
        int row = rowOf[from];
        double delta = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j < rowOf.length; j++) {
            double reduced = cost[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
            if (!used[j] && reduced < least[j]) {
                least[j] = reduced;
                before[j] = from;
            }
            if (!used[j] && least[j] < delta) {
                delta = least[j];
                next = j;
            }
        }
        for (int j = 0; j < rowOf.length; j++) {
            if (used[j]) {
                rowPotential[rowOf[j]] += delta;
                columnPotential[j] -= delta;
            } else {
                least[j] -= delta;
            }
        }
        return next;
    }
}
