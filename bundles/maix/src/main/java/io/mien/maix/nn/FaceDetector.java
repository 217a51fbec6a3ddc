package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with an Ultra-Light-Fast-Generic-Face-Detector (RFB); MaixPy's {@code nn.FaceDetector}. Takes models of {@code model_type = face_detector}. By default conf_th is .5. */
public final class FaceDetector extends FaceFinder {
    /** One without a model, to be {@linkplain #load loaded}. */
    public FaceDetector() {
        super(DetectorFamily.FACE_DETECTOR);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, String) */
    public FaceDetector(String model) {
        super(DetectorFamily.FACE_DETECTOR, model);
    }

    /** @param dualBuff accepted as in MaixPy; results are the same with and without */
    public FaceDetector(String model, boolean dualBuff) {
        this(model);
    }

    /** @see FaceFinder#FaceFinder(DetectorFamily, Maix, String) */
    public FaceDetector(Maix maix, String model) {
        super(DetectorFamily.FACE_DETECTOR, maix, model);
    }
}
