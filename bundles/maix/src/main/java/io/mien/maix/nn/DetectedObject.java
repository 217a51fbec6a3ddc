package io.mien.maix.nn;

/** A face that a detector found; MaixPy's {@code nn.Object}. */
public final class DetectedObject extends PlacedObject {
    /** @param points x and y in turn; copied */
    public DetectedObject(int x, int y, int w, int h, int classId, float score, int... points) {
        this(new Place(x, y, w, h, points.clone()), classId, score);
    }

    DetectedObject(Place place, int classId, float score) {
        super(place, classId, score);
    }
}
