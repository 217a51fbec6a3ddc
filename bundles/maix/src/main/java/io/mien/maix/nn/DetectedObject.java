package io.mien.maix.nn;

/** A face that a detector found; MaixPy's {@code nn.Object}. In pixels of the picture. Immutable. */
public final class DetectedObject {
    private final Place place;
    private final int classId;
    private final float score;

    /** @param points x and y in turn; copied */
    public DetectedObject(int x, int y, int w, int h, int classId, float score, int... points) {
        this(new Place(x, y, w, h, points.clone()), classId, score);
    }

    DetectedObject(Place place, int classId, float score) {
        this.place = place;
        this.classId = classId;
        this.score = score;
    }

    /** Left edge. */
    public int x() {
        return place.x();
    }

    /** Top edge. */
    public int y() {
        return place.y();
    }

    /** Width. */
    public int w() {
        return place.w();
    }

    /** Height. */
    public int h() {
        return place.h();
    }

    /** Index into the labels of the model; 0, as a model of faces has one class. */
    public int classId() {
        return classId;
    }

    /** @see #classId() */
    public int class_id() {
        return classId();
    }

    /** How sure the detector is, 0..1. */
    public float score() {
        return score;
    }

    /** Five points as x and y in turn: left eye, right eye, nose, left and right corner of the mouth, as seen in the picture. A copy. */
    public int[] points() {
        return place.points().clone();
    }

    @Override
    public String toString() {
        return place.describe(classId, score);
    }
}
