package io.mien.live.track;

import io.mien.extractor.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Which face of a frame belongs to which track: ByteTrack (Zhang and others, ECCV 2022) with embeddings as a second key. First
 * the sure faces, by overlap, with every track that is still looked for; then the weak ones, with those of the tracks that are
 * left; then the sure ones that are left, by embedding, with tracks that were lost. For one frame.
 */
final class TrackAssociation {
    /** Least overlap in the first pass, and in the second. */
    private static final float LEAST_OVERLAP = .15f;

    private static final float WEAK_OVERLAP = .35f;
    /** Share of the distance that a perfect likeness takes away. */
    private static final double LIKENESS = .5;

    private static final double NEVER = 2;

    private final List<Track> tracks;
    private final List<FaceObservation> faces;
    private final double now;
    private final TrackLimits limits;
    private final int[] trackOf;
    private final boolean[] taken;

    /** @param tracks where they should be now */
    TrackAssociation(List<Track> tracks, List<FaceObservation> faces, double now, TrackLimits limits) {
        this.tracks = tracks;
        this.faces = faces;
        this.now = now;
        this.limits = limits;
        trackOf = new int[faces.size()];
        taken = new boolean[tracks.size()];
        Arrays.fill(trackOf, -1);
        pass(track -> isNear(tracks.get(track)), this::isSure, 1 - LEAST_OVERLAP, this::distance);
        pass(track -> isNear(tracks.get(track)), face -> !isSure(face), 1 - WEAK_OVERLAP, this::apart);
        int[] begun = release();
        pass(track -> isLost(tracks.get(track)), this::isSure, 1 - limits.same(), this::unlike);
        restore(begun);
    }

    /** Frees faces whose track has just begun: they may belong to a track that was lost. */
    private int[] release() {
        int[] begun = new int[trackOf.length];
        Arrays.fill(begun, -1);
        for (int face = 0; face < trackOf.length; face++) {
            if (trackOf[face] >= 0 && !tracks.get(trackOf[face]).isConfirmed()) {
                begun[face] = trackOf[face];
                trackOf[face] = -1;
            }
        }
        return begun;
    }

    private void restore(int[] begun) {
        for (int face = 0; face < trackOf.length; face++) {
            trackOf[face] = trackOf[face] < 0 ? begun[face] : trackOf[face];
        }
    }

    /** The track of each face, -1 for none. */
    int[] trackOf() {
        return trackOf.clone();
    }

    private boolean isSure(int face) {
        return faces.get(face).score() >= limits.high();
    }

    private boolean isNear(Track track) {
        return now - track.seen() <= limits.lostSeconds();
    }

    private boolean isLost(Track track) {
        return !track.isSeen() || !isNear(track);
    }

    private interface Distance {
        double of(Track track, FaceObservation face);
    }

    private void pass(IntPredicate track, IntPredicate face, double most, Distance distance) {
        List<Integer> rows = free(taken.length, i -> !taken[i] && track.test(i));
        List<Integer> columns = free(trackOf.length, i -> trackOf[i] < 0 && face.test(i));
        double[][] cost = new double[rows.size()][columns.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                cost[row][column] = distance.of(tracks.get(rows.get(row)), faces.get(columns.get(column)));
            }
        }
        int[] solved = LinearAssignment.solve(cost, most);
        for (int row = 0; row < solved.length; row++) {
            if (solved[row] >= 0) {
                taken[rows.get(row)] = true;
                trackOf[columns.get(solved[row])] = rows.get(row);
            }
        }
    }

    private static List<Integer> free(int of, IntPredicate which) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            if (which.test(i)) {
                free.add(i);
            }
        }
        return free;
    }

    private double apart(Track track, FaceObservation face) {
        return 1 - track.box().box().iou(face.face().face().box());
    }

    /** By overlap, less for those that are alike; never for those that surely differ, unless the gallery knows both as one person. */
    private double distance(Track track, FaceObservation face) {
        double apart = apart(track, face);
        Optional<Float> cosine = cosine(track, face.embedding());
        if (cosine.isEmpty() || apart > 1 - LEAST_OVERLAP) {
            return apart;
        }
        return cosine.get() < limits.differ() && !hasNameOf(track, face)
                ? NEVER
                : apart * (1 - LIKENESS * Math.max(0, cosine.get()));
    }

    /**
     * By likeness; the gallery's word for both counts more than the least likeness that is enough, so that the person has the track
     * with the name, and not one of a stranger who looked alike. A track with a name returns only to a face with that name: a face
     * that is merely like that person's would be called so at once.
     */
    private double unlike(Track track, FaceObservation face) {
        double unlike = 1 - cosine(track, face.embedding()).orElse(-1f);
        if (!track.evidence().decision().known()) {
            return unlike;
        }
        return hasNameOf(track, face) ? LIKENESS * Math.min(unlike, 1 - limits.same()) : NEVER;
    }

    private static boolean hasNameOf(Track track, FaceObservation face) {
        return track.evidence().decision().known()
                && face.face().known()
                && face.face().label().equals(track.evidence().decision().label());
    }

    private static Optional<Float> cosine(Track track, Optional<Embedding> embedding) {
        return track.evidence().cosine(embedding);
    }
}
