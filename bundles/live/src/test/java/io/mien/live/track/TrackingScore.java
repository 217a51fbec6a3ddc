package io.mien.live.track;

import io.mien.image.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well tracks follow the truth: MOTA of CLEAR MOT (Bernardin and Stiefelhagen 2008) and IDF1 (Ristani and others 2016),
 * both at an overlap of .5.
 */
final class TrackingScore {
    private static final float SAME = .5f;

    private final Map<String, Long> current = new HashMap<>();
    private final Map<String, Map<Long, Integer>> together = new HashMap<>();
    private long truths;
    private long answers;
    private long missed;
    private long invented;
    private long switches;

    /** Someone in a frame. */
    record Place<I>(I id, Box box) {}

    void frame(List<Place<String>> truth, List<Place<Long>> tracks) {
        truths += truth.size();
        answers += tracks.size();
        List<Place<String>> openTruth = new ArrayList<>();
        List<Place<Long>> openTracks = new ArrayList<>(tracks);
        for (Place<String> one : truth) {
            Long before = current.get(one.id);
            boolean kept = openTracks.removeIf(t -> t.id.equals(before) && t.box.iou(one.box) >= SAME);
            if (!kept) {
                openTruth.add(one);
            }
        }
        int[] of = match(openTruth, openTracks);
        int matched = 0;
        for (int i = 0; i < of.length; i++) {
            if (of[i] >= 0) {
                matched++;
                Long before = current.put(openTruth.get(i).id, openTracks.get(of[i]).id);
                switches += before == null || before.equals(openTracks.get(of[i]).id) ? 0 : 1;
            }
        }
        missed += openTruth.size() - matched;
        invented += openTracks.size() - matched;
        overlaps(truth, tracks);
    }

    private void overlaps(List<Place<String>> truth, List<Place<Long>> tracks) {
        for (Place<String> one : truth) {
            for (Place<Long> other : tracks) {
                if (one.box.iou(other.box) >= SAME) {
                    together.computeIfAbsent(one.id, i -> new HashMap<>()).merge(other.id, 1, Integer::sum);
                }
            }
        }
    }

    private static int[] match(List<Place<String>> truth, List<Place<Long>> tracks) {
        double[][] cost = new double[truth.size()][tracks.size()];
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < tracks.size(); j++) {
                cost[i][j] = 1 - truth.get(i).box.iou(tracks.get(j).box);
            }
        }
        return LinearAssignment.solve(cost, 1 - SAME);
    }

    double mota() {
        return 1 - (double) (missed + invented + switches) / truths;
    }

    double idf1() {
        List<String> ids = new ArrayList<>(together.keySet());
        List<Long> tracks = together.values().stream()
                .flatMap(m -> m.keySet().stream())
                .distinct()
                .toList();
        double[][] cost = new double[ids.size()][tracks.size()];
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < tracks.size(); j++) {
                cost[i][j] = -together.get(ids.get(i)).getOrDefault(tracks.get(j), 0);
            }
        }
        int[] of = LinearAssignment.solve(cost, 0);
        double both = 0;
        for (int i = 0; i < of.length; i++) {
            both -= of[i] < 0 ? 0 : cost[i][of[i]];
        }
        return 2 * both / (truths + answers);
    }

    long truths() {
        return truths;
    }

    long switches() {
        return switches;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "MOTA %.4f, IDF1 %.4f, %d truths, %d missed, %d invented, %d switches",
                mota(),
                idf1(),
                truths,
                missed,
                invented,
                switches);
    }
}
