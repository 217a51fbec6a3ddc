package io.mien.demo.score;

import io.mien.command.picture.FoundFace.Identity;

/** The counts over all people. */
final class ScoreCounts {
    /** Faces that people were enrolled from. */
    int enrolled;

    /** Faces in calls. */
    int inCalls;

    /** Known faces in calls. */
    int probesInCalls;

    /** Faces of strangers on pictures of their own. */
    int alone;

    /** Faces of strangers, in calls too. */
    int strangers;

    /** Of these, those that were called unknown. */
    int unknown;

    /** Faces found. */
    int found;

    /** Faces that are not there. */
    int extra;

    /** Similarity of the stranger who came nearest to somebody. */
    float nearest;

    /** Counts a stranger who was found. */
    void stranger(Identity identity) {
        unknown += identity.known() ? 0 : 1;
        nearest = Math.max(nearest, identity.similarity());
    }
}
