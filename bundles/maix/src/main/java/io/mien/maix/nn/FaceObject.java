package io.mien.maix.nn;

import io.mien.maix.image.Image;
import java.util.Optional;

/** A face with the person that it was taken for. In pixels of the picture. Immutable; {@link #toString()} shows no feature. */
public final class FaceObject {
    private final Place place;
    private final int classId;
    private final float score;
    private final String label;
    private final float[] feature;
    private final Optional<Image> face;
    private final Optional<FeatureOrigin> origin;

    /**
     * A face of the program's own, such as one with a feature that it kept.
     *
     * @param classId index into the labels of a recognizer
     * @param points x and y in turn; copied
     * @param feature copied
     */
    public FaceObject(int x, int y, int w, int h, int classId, float score, int[] points, float[] feature) {
        this(
                new Place(x, y, w, h, points.clone()),
                classId,
                score,
                "",
                feature.clone(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param origin how the feature was made; empty if it is not known */
    FaceObject(
            Place place,
            int classId,
            float score,
            String label,
            float[] feature,
            Optional<Image> face,
            Optional<FeatureOrigin> origin) {
        this.place = place;
        this.classId = classId;
        this.score = score;
        this.label = label;
        this.feature = feature;
        this.face = face;
        this.origin = origin;
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

    /** Index into {@link FaceRecognizer#labels()} as they were when the face was recognized; 0 for a stranger. */
    public int classId() {
        return classId;
    }

    /** @see #classId() */
    public int class_id() {
        return classId();
    }

    /**
     * Score (.5 + .5 cosine) of the most similar known face, 0..1, that of a stranger too; 0 if nobody is known, or if the points
     * do not span a face.
     */
    public float score() {
        return score;
    }

    /** {@code unknown}, or who it is: {@code labels[class_id]} when the face was recognized. Empty for a face of the program's own. */
    public String label() {
        return label;
    }

    /** Five points as x and y in turn: left eye, right eye, nose, left and right corner of the mouth, as seen in the picture. A copy. */
    public int[] points() {
        return place.points().clone();
    }

    /** The embedding, of unit length; without values if it was not asked for, or if the points do not span a face. A copy. */
    public float[] feature() {
        return feature.clone();
    }

    /** The aligned face, in BGR and of the feature model's size; empty if it was not asked for, or if the points do not span a face. */
    public Optional<Image> face() {
        return face;
    }

    /** How the feature was made; empty if it is not known. */
    Optional<FeatureOrigin> origin() {
        return origin;
    }

    @Override
    public String toString() {
        return place.describe(classId, score);
    }
}
