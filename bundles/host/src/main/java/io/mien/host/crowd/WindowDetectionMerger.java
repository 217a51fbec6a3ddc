package io.mien.host.crowd;

import io.mien.detector.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One non-maximum suppression over the windows of a picture: a face that several windows show is one face.
 *
 * <ul>
 *   <li>If the whole picture shows a face well enough, its box and points stay as they are; else the window that is surest
 *       places it.
 *   <li>Of two windows' faces that overlap, or of which one lies in the other, one stays: part of a face is not a second one.
 *       Faces of one and the same window were told apart by the network's own suppression.
 *   <li>A face that only one window shows, or only the whole picture and tiny, must be surer. Many windows see many things that look like a small face; a face is
 *       mostly seen by a neighbor or by another level, too.
 * </ul>
 */
final class WindowDetectionMerger {
    /** Boxes of different levels are less alike than those of one. */
    private static final double SAME_IOU = .3;

    /** Share of the smaller box that lies in the larger one. */
    private static final double CONTAINED = .6;

    private final FaceRange range;
    private final double sure;

    /** @param sure least score of a face that one window alone shows */
    WindowDetectionMerger(FaceRange range, double sure) {
        this.range = range;
        this.sure = sure;
    }

    /**
     * The faces of the picture.
     *
     * @param most sightings looked at, the best first; the cost is quadratic in it
     * @return best score first
     */
    List<Face> merge(List<WindowDetection> sightings, int most) {
        Comparator<WindowDetection> byScore =
                Comparator.comparingDouble(s -> s.face().score());
        List<Merged> kept = new ArrayList<>();
        for (WindowDetection sighting :
                sightings.stream().sorted(byScore.reversed()).limit(most).toList()) {
            kept.stream()
                    .filter(k -> k.placed.window() != sighting.window() && isPart(k.placed, sighting))
                    .findFirst()
                    .ifPresentOrElse(k -> confirm(k, sighting), () -> kept.add(new Merged(sighting)));
        }
        return kept.stream()
                .filter(k -> k.confirmed
                        || isBeyondWindows(k.placed)
                        || k.placed.face().score() >= sure)
                .map(k -> k.placed.face())
                .sorted(Comparator.comparingDouble(Face::score).reversed())
                .toList();
    }

    private void confirm(Merged merged, WindowDetection sighting) {
        merged.confirmed = true;
        if (isSettled(sighting) && !isSettled(merged.placed) && iou(merged.placed, sighting) > SAME_IOU) {
            merged.placed = sighting;
        }
    }

    /** A face this large in the whole picture need not be shown by a window, too. */
    private boolean isBeyondWindows(WindowDetection sighting) {
        return sighting.isOfWholePicture() && sighting.side() >= range.smallest();
    }

    private boolean isSettled(WindowDetection sighting) {
        return sighting.isOfWholePicture() && range.resolves(sighting.side());
    }

    private static boolean isPart(WindowDetection better, WindowDetection other) {
        double iou = iou(better, other);
        double a = better.face().box().area(), b = other.face().box().area();
        double shared = iou * (a + b) / (1 + iou);
        return iou > SAME_IOU || shared > CONTAINED * Math.min(a, b);
    }

    private static double iou(WindowDetection one, WindowDetection other) {
        return one.face().box().iou(other.face().box());
    }

    /** A face that stays: the window that places it, and whether another one shows it, too. */
    private static final class Merged {
        WindowDetection placed;
        boolean confirmed;

        Merged(WindowDetection first) {
            placed = first;
        }
    }
}
