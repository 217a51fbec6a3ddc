package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Open-set identification: known people are to be named, strangers are not. DIR at FAR f is the share of the probes whose
 * best hit is right and nearer than all but a share f of the strangers come to anybody.
 *
 * @param rank1 share of the probes whose best hit is right
 * @param dir1 DIR at FAR 1 %
 * @param cosine at FAR 1 %
 * @param missed probes and strangers in whom no face was found
 */
record OpenSet(double rank1, double dir1, double cosine, long missed) {
    private static final double FALSE_ACCEPTS = .01;

    /**
     * @param probes answers to pictures of known people, in a folder of their name each
     * @param strangers answers to pictures of strangers
     */
    static OpenSet of(List<PrintedAnswer> probes, List<PrintedAnswer> strangers) {
        double[] nearest =
                strangers.stream().mapToDouble(OpenSet::similarity).sorted().toArray();
        int accepted = (int) Math.floor(FALSE_ACCEPTS * nearest.length);
        double threshold = nearest[nearest.length - 1 - accepted];
        long right = probes.stream().filter(OpenSet::isRight).count();
        long named = probes.stream()
                .filter(a -> isRight(a) && similarity(a) > threshold)
                .count();
        long missed = probes.stream().filter(a -> a.faces().isEmpty()).count()
                + strangers.stream().filter(a -> a.faces().isEmpty()).count();
        return new OpenSet((double) right / probes.size(), (double) named / probes.size(), 2 * threshold - 1, missed);
    }

    /** A picture without a face is similar to nobody. */
    private static double similarity(PrintedAnswer answer) {
        return answer.faces().isEmpty() ? 0 : answer.face().similarity();
    }

    private static boolean isRight(PrintedAnswer answer) {
        String person = Path.of(answer.file()).getParent().getFileName().toString();
        return answer.labels().equals(List.of(person));
    }

    /** The difference to another in rank-1 and DIR. */
    double[] differenceTo(OpenSet other) {
        return new double[] {Math.abs(rank1 - other.rank1), Math.abs(dir1 - other.dir1)};
    }

    /** Fails where it is less. */
    void assertAtLeast(double leastRank1, double leastDir1) {
        assertTrue(rank1 >= leastRank1 && dir1 >= leastDir1, this::toString);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "rank-1 %.4f, DIR at FAR 1 %% %.4f (cosine %.3f), %d faces missed",
                rank1,
                dir1,
                cosine,
                missed);
    }
}
