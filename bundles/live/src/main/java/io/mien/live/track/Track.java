package io.mien.live.track;

/**
 * One face over frames. Immutable.
 *
 * @param id from 1 on; 0 as long as it was seen in one frame only
 * @param box where it is, or where it should be if it is not seen
 * @param seen when it was seen last, in seconds
 * @param isSeen whether that was in the latest frame
 * @param doubt whether it still follows the same face
 * @param evidence who it is
 */
record Track(long id, MovingBox box, double seen, boolean isSeen, IdentityDoubt doubt, TrackEvidence evidence) {
    boolean isConfirmed() {
        return id > 0;
    }

    /** This one, which is not where it was any more: as if it had been seen no later than that. */
    Track cut(double latest) {
        return new Track(id, box, Math.min(seen, latest), isSeen, doubt, evidence);
    }

    Track moved(MovingBox other) {
        return new Track(id, other, seen, isSeen, doubt, evidence);
    }

    /** This one, with what is known of a later track of the same person. */
    Track and(Track later) {
        Track newer = later.seen > seen ? later : this;
        return new Track(id, newer.box, newer.seen, false, newer.doubt, evidence.with(later.evidence));
    }

    Track unseen() {
        return new Track(id, box.unseen(), seen, false, doubt, evidence);
    }
}
