package io.mien.live.track;

import io.mien.image.Box;
import io.mien.recognizer.RecognizedFace;
import io.mien.track.TrackDecision;
import java.util.List;

/**
 * Whether a track still follows the same face. Boxes alone do not tell where two people cross: the face is embedded until a picture
 * of it ends the doubt. Immutable.
 *
 * @param frames for how many more the face is embedded
 * @param isOpen whether the face may be another one since it was last known: then the name of the track is not shown at it
 */
record IdentityDoubt(int frames, boolean isOpen) {
    static final IdentityDoubt NONE = new IdentityDoubt(0, false);

    /** Overlap from which two faces could be taken for each other. */
    private static final float CLOSE = .15f;
    /** A track that was not seen for so long may have been found in the wrong face. */
    private static final double UNSEEN_SECONDS = .3;

    /** Whether a track may have gone over to another face: it was not seen, or two are close. */
    static boolean arises(List<Track> tracks, int of, List<FaceObservation> faces, int face, double now) {
        return now - tracks.get(of).seen() > UNSEEN_SECONDS || isContested(tracks, of, faces, face);
    }

    private static boolean isContested(List<Track> tracks, int of, List<FaceObservation> faces, int face) {
        Box box = faces.get(face).face().face().box();
        for (int i = 0; i < faces.size(); i++) {
            if (i != face && faces.get(i).face().face().box().iou(box) > CLOSE) {
                return true;
            }
        }
        for (int i = 0; i < tracks.size(); i++) {
            if (i != of && tracks.get(i).isSeen() && tracks.get(i).box().box().iou(box) > CLOSE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The doubt after a face, which is embedded until a picture is that of the track's person, or the tries are over.
     *
     * @param before what was known of the track before the face
     * @param decision with the face
     * @param arises whether this face gives reason to doubt
     * @param isWeak whether the face's score is too low for an embedding
     */
    IdentityDoubt after(
            TrackEvidence before,
            TrackDecision decision,
            FaceObservation sight,
            boolean arises,
            boolean isWeak,
            TrackLimits limits) {
        boolean isKnown = sight.embedding().isPresent() && isOf(before, decision, sight, limits);
        int tried = sight.embedding().isEmpty() ? frames : Math.max(0, frames - 1);
        int left = arises || isWeak ? limits.tries() : isKnown ? 0 : tried;
        return new IdentityDoubt(left, (isOpen || arises) && !isKnown && left > 0);
    }

    /** The gallery's word, or where it knows nobody, the likeness to the track's best picture. */
    private static boolean isOf(
            TrackEvidence before, TrackDecision decision, FaceObservation sight, TrackLimits limits) {
        RecognizedFace face = sight.face();
        return face.known()
                ? face.label().equals(decision.label())
                : before.cosine(sight.embedding())
                        .filter(c -> c >= limits.same())
                        .isPresent();
    }
}
