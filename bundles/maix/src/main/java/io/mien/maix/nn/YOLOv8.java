package io.mien.maix.nn;

import io.mien.maix.Maix;

/** Finds faces with a YOLOv8-face; MaixPy's {@code nn.YOLOv8}. Takes models of {@code model_type = yolov8}. By default conf_th is .5. */
public final class YOLOv8 extends FaceFinder {
    private static final double CONF_TH = .5;

    /** One without a model, to be {@linkplain #load loaded}. */
    public YOLOv8() {
        super("yolov8", CONF_TH);
    }

    /** With two buffers. See {@link #YOLOv8(String, boolean)}. */
    public YOLOv8(String model) {
        this(model, true);
    }

    /**
     * One with a Mien of its own.
     *
     * @param model by path or name
     * @param dualBuff accepted as in MaixPy; results are the same with and without
     * @throws io.mien.maix.MaixException naming the model and what is wrong with it; nothing is left open
     */
    public YOLOv8(String model, boolean dualBuff) {
        this();
        load(model);
    }

    /**
     * One that uses a Mien of the program's, which must have been opened with this model or have brought it.
     *
     * @param maix stays open when this is closed
     */
    public YOLOv8(Maix maix, String model) {
        this();
        useOf(maix, model);
    }

    /** One that uses this model. */
    YOLOv8(FaceModels model) {
        this();
        use(model);
    }
}
