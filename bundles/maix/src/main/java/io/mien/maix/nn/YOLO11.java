package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a YOLO11-face; MaixPy's {@code nn.YOLO11}. Takes models of {@code model_type = yolo11}. By default conf_th is .5. */
public final class YOLO11 extends FaceFinder {
    private static final double CONF_TH = .5;

    /** One without a model, to be {@linkplain #load loaded}. */
    public YOLO11() {
        super("yolo11", CONF_TH);
    }

    /** With two buffers. See {@link #YOLO11(String, boolean)}. */
    public YOLO11(String model) {
        this(model, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param model by path or name
     * @param dualBuff accepted as in MaixPy; results are the same with and without
     * @throws io.mien.maix.MaixException naming the model and what is wrong with it; nothing is left open
     */
    public YOLO11(String model, boolean dualBuff) {
        this();
        load(model);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with this model or have brought it.
     *
     * @param maix stays open when this is closed
     */
    public YOLO11(Maix maix, String model) {
        this();
        useOf(maix, model);
    }

    /** One that uses this model. */
    YOLO11(FaceModels model) {
        this();
        use(model);
    }
}
