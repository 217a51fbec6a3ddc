package io.mien.maix.nn;

import io.mien.maix.image.Image;
import java.util.Optional;

/** A face with the person that it was taken for. {@link #toString()} shows no feature. */
public final class FaceObject extends PlacedObject {
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
        super(place, classId, score);
        this.label = label;
        this.feature = feature;
        this.face = face;
        this.origin = origin;
    }

    /** {@code unknown}, or who it is: {@code labels[class_id]} when the face was recognized. Empty for a face of the program's own. */
    public String label() {
        return label;
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
}
