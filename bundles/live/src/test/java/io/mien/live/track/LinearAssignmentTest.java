package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearAssignmentTest {
    /** Every way to assign is tried. */
    private static double least(double[][] cost, int row, boolean[] used, double most) {
        if (row == cost.length) {
            return 0;
        }
        double best = most + least(cost, row + 1, used, most);
        for (int column = 0; column < cost[0].length; column++) {
            if (!used[column] && cost[row][column] <= most) {
                used[column] = true;
                best = Math.min(best, cost[row][column] + least(cost, row + 1, used, most));
                used[column] = false;
            }
        }
        return best;
    }

    @Test
    void costsAsLittleAsTheBestOfAllAssignments() {
        Random random = new Random(1);
        for (int n = 0; n < 500; n++) {
            double[][] cost = new double[1 + random.nextInt(5)][1 + random.nextInt(5)];
            for (double[] row : cost) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextInt(20) / 10.0;
                }
            }
            double most = random.nextInt(20) / 10.0;
            double sum = 0;
            boolean[] used = new boolean[cost[0].length];
            int[] solved = LinearAssignment.solve(cost, most);
            for (int row = 0; row < cost.length; row++) {
                sum += solved[row] < 0 ? most : cost[row][solved[row]];
                if (solved[row] >= 0) {
                    assertEquals(false, used[solved[row]], "a column has two rows");
                    used[solved[row]] = true;
                }
            }
            assertEquals(least(cost, 0, new boolean[cost[0].length], most), sum, 1e-9);
        }
    }

    @Test
    void nothingGoesWithNothing() {
        assertArrayEquals(new int[0], LinearAssignment.solve(new double[0][0], 1));
        assertArrayEquals(new int[] {-1, -1}, LinearAssignment.solve(new double[2][0], 1));
        assertArrayEquals(new int[] {-1, 0}, LinearAssignment.solve(new double[][] {{2}, {.5}}, 1));
    }
}
