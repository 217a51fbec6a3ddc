package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with an Ultra-Light-Fast-Generic-Face-Detector (RFB); MaixPy's {@code nn.FaceDetector}. Takes models of {@code model_type = face_detector}. By default conf_th is .5. */
public final class FaceDetector extends FaceFinder {
    private static final double CONF_TH = .5;

    /** One without a model, to be {@linkplain #load loaded}. */
    public FaceDetector() {
        super("face_detector", CONF_TH);
    }

    /** With two buffers. See {@link #FaceDetector(String, boolean)}. */
    public FaceDetector(String model) {
        this(model, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param model by path or name
     * @param dualBuff accepted as in MaixPy; results are the same with and without
     * @throws io.mien.maix.MaixException naming the model and what is wrong with it; nothing is left open
     */
    public FaceDetector(String model, boolean dualBuff) {
        this();
        load(model);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with this model or have brought it.
     *
     * @param maix stays open when this is closed
     */
    public FaceDetector(Maix maix, String model) {
        this();
        useOf(maix, model);
    }

    /** One that uses this model. */
    FaceDetector(FaceModels model) {
        this();
        use(model);
    }
}
