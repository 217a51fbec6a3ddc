package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The calls of a {@link FaceRecognizer} with MaixPy's default arguments and in its spelling, and what the descriptions say. */
public abstract sealed class RecognizerSpelling extends LoadedModels permits FaceRecognizer {
    private static final double CONF_TH = .5;
    private static final double IOU_TH = .45;
    private static final double COMPARE_TH = .8;

    RecognizerSpelling(Optional<Path> storage) {
        super(storage, StageKind.EXTRACTOR);
    }

    private FaceRecognizer self() {
        return (FaceRecognizer) this;
    }

    /** With conf_th .5, iou_th .45, compare_th .8. See {@link FaceRecognizer#recognize(Image, double, double, double, boolean, boolean, Fit)}. */
    public final FaceObjects recognize(Image img) {
        return recognize(img, CONF_TH);
    }

    /** With iou_th .45, compare_th .8. */
    public final FaceObjects recognize(Image img, double confTh) {
        return recognize(img, confTh, IOU_TH);
    }

    /** With compare_th .8. */
    public final FaceObjects recognize(Image img, double confTh, double iouTh) {
        return recognize(img, confTh, iouTh, COMPARE_TH);
    }

    /**
     * With compare_th .8. In Python {@code recognize(img, .5, .45, True)} takes {@code True} for the threshold 1, and gives no
     * feature; here the fourth argument is what it was meant to be.
     */
    public final FaceObjects recognize(Image img, double confTh, double iouTh, boolean getFeature) {
        return recognize(img, confTh, iouTh, COMPARE_TH, getFeature);
    }

    /** Without features and aligned faces. */
    public final FaceObjects recognize(Image img, double confTh, double iouTh, double compareTh) {
        return recognize(img, confTh, iouTh, compareTh, false);
    }

    /** Without aligned faces. */
    public final FaceObjects recognize(Image img, double confTh, double iouTh, double compareTh, boolean getFeature) {
        return recognize(img, confTh, iouTh, compareTh, getFeature, false);
    }

    /** With {@link Fit#FIT_CONTAIN}. */
    public final FaceObjects recognize(
            Image img, double confTh, double iouTh, double compareTh, boolean getFeature, boolean getFace) {
        return self().recognize(img, confTh, iouTh, compareTh, getFeature, getFace, Fit.FIT_CONTAIN);
    }

    /** @see FaceRecognizer#addFace */
    public final void add_face(FaceObject face, String label) {
        self().addFace(face, label);
    }

    /** @see FaceRecognizer#removeFace(int) */
    public final void remove_face(int idx) {
        self().removeFace(idx);
    }

    /** @see FaceRecognizer#removeFace(String) */
    public final void remove_face(String label) {
        self().removeFace(label);
    }

    /** @see FaceRecognizer#saveFaces */
    public final void save_faces(String path) {
        self().saveFaces(path);
    }

    /** @see FaceRecognizer#loadFaces */
    public final void load_faces(String path) {
        self().loadFaces(path);
    }

    /** {@code mean} of the detector's {@code .mud}, a value a channel. */
    public final List<Float> meanDetector() {
        return loaded().mud(StageKind.DETECTOR).mean();
    }

    /** {@code scale} of the detector's {@code .mud}, a value a channel. */
    public final List<Float> scaleDetector() {
        return loaded().mud(StageKind.DETECTOR).scale();
    }

    /** {@code mean} of the feature model's {@code .mud}, a value a channel. */
    public final List<Float> meanFeature() {
        return loaded().mud(StageKind.EXTRACTOR).mean();
    }

    /** {@code scale} of the feature model's {@code .mud}, a value a channel. */
    public final List<Float> scaleFeature() {
        return loaded().mud(StageKind.EXTRACTOR).scale();
    }

    /** @see #meanDetector() */
    public final List<Float> mean_detector() {
        return meanDetector();
    }

    /** @see #scaleDetector() */
    public final List<Float> scale_detector() {
        return scaleDetector();
    }

    /** @see #meanFeature() */
    public final List<Float> mean_feature() {
        return meanFeature();
    }

    /** @see #scaleFeature() */
    public final List<Float> scale_feature() {
        return scaleFeature();
    }
}
