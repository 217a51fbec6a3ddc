package io.mien.maix.nn;

/** An object that was found in a picture, and its place. In pixels of the picture. Immutable. */
public abstract sealed class PlacedObject permits DetectedObject, FaceObject {
    private final Place place;
    private final int classId;
    private final float score;

    PlacedObject(Place place, int classId, float score) {
        this.place = place;
        this.classId = classId;
        this.score = score;
    }

    /** Left edge. */
    public final int x() {
        return place.x();
    }

    /** Top edge. */
    public final int y() {
        return place.y();
    }

    /** Width. */
    public final int w() {
        return place.w();
    }

    /** Height. */
    public final int h() {
        return place.h();
    }

    /** Index into the labels: of a detector's model, where faces have 0; of {@link FaceRecognizer#labels()} when the face was recognized, 0 for a stranger. */
    public final int classId() {
        return classId;
    }

    /** @see #classId() */
    public final int class_id() {
        return classId();
    }

    /**
     * How sure the detector is, 0..1; of a recognizer's face the score (.5 + .5 cosine) of the most similar known one, that of a
     * stranger too, and 0 if nobody is known or if the points do not span a face.
     */
    public final float score() {
        return score;
    }

    /** Five points as x and y in turn: left eye, right eye, nose, left and right corner of the mouth, as seen in the picture. A copy. */
    public final int[] points() {
        return place.points().clone();
    }

    @Override
    public final String toString() {
        return place.describe(classId, score);
    }
}
